import type { Instant } from './instant.ts';

/**
 * The schedule of a CronJob. Follows robfig/cron 3, which the controller reads schedules with: five fields, names of
 * months and days, `?` for `*`, `@hourly` and its like, `@every` with a duration; a day must fit both day fields,
 * unless neither is `*`: then one of them suffices.
 * https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export type CronSchedule =
  | {
      readonly type: 'fields';
      readonly minutes: ReadonlySet<number>;
      readonly hours: ReadonlySet<number>;
      readonly days: ReadonlySet<number>;
      readonly months: ReadonlySet<number>;
      readonly weekdays: ReadonlySet<number>;
      readonly eitherDay: boolean;
    }
  | { readonly type: 'every'; readonly ms: number };

/** `null` for what is no schedule. The time zone in front of an old one is passed over. */
export function parseCronSchedule(text: string): CronSchedule | null {
  if (text.length > LONGEST) return null;
  const spec = text.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  if (spec.startsWith('@every ')) return every(spec.slice('@every '.length).trim());
  const fields = (DESCRIPTORS.get(spec) ?? spec).split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) return null;
  const minutes = field(minute, 0, 59);
  const hours = field(hour, 0, 23);
  const days = field(day, 1, 31);
  const months = field(month, 1, 12, MONTHS);
  const weekdays = field(weekday, 0, 6, WEEKDAYS);
  if (minutes === null || hours === null || days === null || months === null || weekdays === null)
    return null;
  return {
    type: 'fields',
    minutes: minutes.values,
    hours: hours.values,
    days: days.values,
    months: months.values,
    weekdays: weekdays.values,
    eitherDay: !days.all && !weekdays.all,
  };
}

/** The first time after `after` that the schedule names, its clock showing UTC; `null` for none within five years. */
export function nextRun(schedule: CronSchedule, after: Instant): Instant | null {
  if (schedule.type === 'every') return after + schedule.ms;
  const end = after + MOST_YEARS * 366 * DAY;
  let at = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  while (at <= end) {
    const date = new Date(at);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    if (!schedule.months.has(month + 1)) at = Date.UTC(year, month + 1, 1);
    else if (!hasDay(schedule, day, date.getUTCDay())) at = Date.UTC(year, month, day + 1);
    else if (!schedule.hours.has(date.getUTCHours())) at = Math.floor(at / HOUR) * HOUR + HOUR;
    else if (!schedule.minutes.has(date.getUTCMinutes())) at += MINUTE;
    else return at;
  }
  return null;
}

/** How many times the schedule names after `after` and up to `until`; no more than `most`. */
export function runsBetween(schedule: CronSchedule, after: Instant, until: Instant, most: number): number {
  let count = 0;
  for (let at = nextRun(schedule, after); at !== null && at <= until && count < most; count += 1)
    at = nextRun(schedule, at);
  return count;
}

/**
 * How far ahead of UTC the clock is that the controller reads the schedule by, from a time it started a run at: the
 * smallest difference in quarter hours with which the schedule names that time. `null` where none does, as after a
 * change of the schedule.
 */
export function clockOffset(schedule: CronSchedule, ranAt: Instant): number | null {
  if (schedule.type === 'every') return 0;
  for (let quarters = 0; quarters <= MOST_AHEAD; quarters += 1) {
    for (const offset of [quarters * QUARTER, -quarters * QUARTER]) {
      if (names(schedule, new Date(ranAt + offset))) return offset;
    }
  }
  return null;
}

const LONGEST = 256;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUARTER = 15 * MINUTE;
/** Of the farthest time zone, UTC+14. */
const MOST_AHEAD = 14 * 4;
const MOST_YEARS = 5;

const DESCRIPTORS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);
const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly values: ReadonlySet<number>;
  /** Written as `*`. */
  readonly all: boolean;
}

function field(text: string, least: number, most: number, names: readonly string[] = []): Field | null {
  const values = new Set<number>();
  let all = false;
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
    const by = step === undefined ? 1 : Number(step);
    const bounds = range === '*' || range === '?' ? [least, most] : rangeOf(range, names, step, most);
    const [from, to] = bounds ?? [];
    if (from === undefined || to === undefined || by < 1 || from < least || to > most || from > to)
      return null;
    if ((range === '*' || range === '?') && by === 1) all = true;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return { values, all };
}

function rangeOf(
  range: string,
  names: readonly string[],
  step: string | undefined,
  most: number,
): readonly [number, number] | null {
  const [first = '', last, ...more] = range.split('-');
  const from = numberOf(first, names);
  // `5/15` counts on from 5.
  const to = last === undefined ? (step === undefined ? from : most) : numberOf(last, names);
  return more.length > 0 || from === null || to === null ? null : [from, to];
}

function numberOf(text: string, names: readonly string[]): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 || text === '' ? null : index;
}

function names(schedule: Fields, date: Date): boolean {
  return (
    schedule.months.has(date.getUTCMonth() + 1) &&
    hasDay(schedule, date.getUTCDate(), date.getUTCDay()) &&
    schedule.hours.has(date.getUTCHours()) &&
    schedule.minutes.has(date.getUTCMinutes())
  );
}

type Fields = Extract<CronSchedule, { type: 'fields' }>;

function hasDay({ days, weekdays, eitherDay }: Fields, day: number, weekday: number): boolean {
  const fits = [days.has(day), weekdays.has(weekday)];
  return eitherDay ? fits.some(Boolean) : fits.every(Boolean);
}

/** Go's durations: `90m`, `1h30m`. The controller rounds up to a second. */
function every(text: string): CronSchedule | null {
  if (!/^(?:\d{1,6}(?:\.\d{1,6})?(?:h|m|s|ms))+$/.test(text)) return null;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g))
    ms += Number(amount) * (UNITS.get(unit ?? '') ?? 0);
  return { type: 'every', ms: Math.max(Math.floor(ms / 1000) * 1000, 1000) };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', HOUR],
  ['m', MINUTE],
  ['s', 1000],
  ['ms', 1],
]);
