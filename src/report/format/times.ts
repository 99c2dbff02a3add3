import { longDuration } from '../../model/human-duration.ts';
import { type Instant, isoDate } from '../../model/instant.ts';

/** `2025-10-19 20:00:00 UTC` */
export function dateTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `149 days (since 2025-05-23)` */
export function ageSince(now: Instant, then: Instant): string {
  return `${longDuration(now - then)} (since ${isoDate(then)})`;
}
