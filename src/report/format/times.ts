import { longDuration } from '../../model/human-duration.ts';
import { type Instant, isoDate } from '../../model/instant.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

/** `2025-10-19 20:00:00 UTC`, or `October 19, 2025, 22:00:00 UTC+02:00` */
export function dateTime(at: Instant, style: PageStyle = DEFAULT_STYLE): string {
  const { local, zone } = onClock(at, style);
  const time = new Date(local).toISOString().slice(11, 19);
  return style.dates === 'iso' ? `${isoDate(local)} ${time} ${zone}` : `${longDate(local)}, ${time} ${zone}`;
}

/** `2025-10-19`, or `October 19, 2025`: the day it was in the zone. */
export function day(at: Instant, style: PageStyle = DEFAULT_STYLE): string {
  const { local } = onClock(at, style);
  return style.dates === 'iso' ? isoDate(local) : longDate(local);
}

/** A day that somebody wrote as `2026-01-06`, and that has no zone; other words stay as they are. */
export function statedDay(text: string, style: PageStyle = DEFAULT_STYLE): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return style.dates === 'iso' || Number.isNaN(at) ? text : longDate(at);
}

const DAY = 24 * 3_600_000;

/** `149 days (since 2025-05-23)`; hours and minutes do not count here. */
export function ageSince(now: Instant, then: Instant, style: PageStyle = DEFAULT_STYLE): string {
  const age = now - then < DAY ? 'less than a day' : longDuration(now - then);
  return `${age} (since ${day(then, style)})`;
}

/** The moment whose UTC reads as the clock of the zone does, and what that zone is called: `UTC`, `UTC-02:30`. */
function onClock(at: Instant, { zone }: PageStyle): { readonly local: Instant; readonly zone: string } {
  const offset = zone.offsetAt(at);
  const minutes = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const name = `UTC${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return { local: at + offset * 60_000, zone: offset === 0 ? 'UTC' : name };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function longDate(local: Instant): string {
  const [year = '', month = '', date = ''] = isoDate(local).split('-');
  return `${MONTHS[Number(month) - 1]} ${Number(date)}, ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
