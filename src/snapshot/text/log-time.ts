/** The time at the start of a log line, and where the rest of the line begins. */
export interface LogTime {
  /** Milliseconds since 1970; `null` when the time carries no year. */
  readonly at: number | null;
  readonly end: number;
}

/**
 * Reads the time a line begins with: RFC 3339 (as `kubectl logs --timestamps` adds it), klog, and what Go, Java,
 * Python, nginx, Apache, PostgreSQL and Redis print, logfmt and JSON. A time without a zone is taken as UTC, the zone of
 * nearly all images. `null` when the line begins with no time.
 */
export function logTime(line: string): LogTime | null {
  const head = line.slice(0, HEAD);
  const date = DATE.exec(head);
  if (date !== null) return { at: fromNumbers(date), end: date[0].length };
  const klog = KLOG.exec(head);
  if (klog !== null) return { at: null, end: klog[0].length };
  const redis = REDIS.exec(head);
  if (redis !== null) {
    const [all, day = '', month = '', year = '', clock = ''] = redis;
    return { at: fromText(`${day} ${month} ${year} ${clock} UTC`), end: all.length };
  }
  const apache = APACHE.exec(head);
  if (apache !== null) {
    const [all, month = '', day = '', clock = '', year = ''] = apache;
    return { at: fromText(`${day} ${month} ${year} ${clock} UTC`), end: all.length };
  }
  const field = LOGFMT.exec(head) ?? (head.startsWith('{') ? JSON_FIELD.exec(head) : null);
  if (field === null) return null;
  const [, text = '', seconds = ''] = field;
  const stamp = DATE.exec(text);
  if (stamp !== null) return { at: fromNumbers(stamp), end: 0 };
  return seconds === '' ? null : { at: fromEpoch(Number(seconds)), end: 0 };
}

const HEAD = 1024;
const DATE =
  /^\[?(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?(?:\]|(?=\W|$)) ?/;
const KLOG = /^[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d{1,9} +(?=\d)/;
const REDIS = /^\d{1,7}:[A-Z] (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2})(?:\.\d{1,6})? /;
const APACHE = /^\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d{1,9})? (\d{4})\] ?/;
const LOGFMT = /^(?:time|ts|t|timestamp)=(?:"?(\d{4}-[^"\s]{1,40})|(\d{9,13}(?:\.\d{1,9})?)(?=\s|$))/;
const JSON_FIELD =
  /"(?:time|ts|timestamp|@timestamp)"\s{0,2}:\s{0,2}(?:"(\d{4}-[^"]{1,40})"|(\d{9,13}(?:\.\d{1,9})?)(?=[\s,}]|$))/;

function fromNumbers(match: RegExpExecArray): number | null {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', zone = ''] =
    match;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const days = zone === '' || zone === 'Z' || zone === 'UTC' ? startOfDay(year, month, day) : null;
  if (days !== null && hour <= '23' && minute <= '59' && second <= '59')
    return days + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * 1000 + Number(millis);
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return fromText(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${offset}`);
}

/** `null` of a day that not every month and year has, or before 1971. */
function startOfDay(year: string, month: string, day: string): number | null {
  if (year < '1971' || month < '01' || month > '12' || day < '01' || day > '28') return null;
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function fromText(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) || at <= 0 ? null : at;
}

/** Seconds, as zap writes them, or milliseconds, as pino and bunyan do. */
function fromEpoch(value: number): number {
  return Math.trunc(value < 1e11 ? value * 1000 : value);
}
