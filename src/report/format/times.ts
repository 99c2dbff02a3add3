import { longDuration } from '../../model/human-duration.ts';
import { type Instant, isoDate } from '../../model/instant.ts';

/** `2025-10-19 20:00:00 UTC` */
export function dateTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const DAY = 24 * 3_600_000;

/** `149 days (since 2025-05-23)`; hours and minutes do not count here. */
export function ageSince(now: Instant, then: Instant): string {
  const age = now - then < DAY ? 'less than a day' : longDuration(now - then);
  return `${age} (since ${isoDate(then)})`;
}
