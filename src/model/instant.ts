/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

let lastText = '';
let lastInstant: Instant | null = null;

/** Reads an RFC 3339 time as Kubernetes writes it (`metav1.Time`, `MicroTime`); anything else is `null`. */
export function instant(value: unknown): Instant | null {
  if (typeof value !== 'string') return null;
  // One object says the same time again and again: of its creation, its conditions, its containers.
  if (value !== lastText) {
    lastInstant = parsed(value);
    lastText = value;
  }
  return lastInstant;
}

function parsed(value: string): Instant | null {
  const usual = usualInstant(value);
  if (usual !== null) return usual;
  if (!RFC3339.test(value)) return null;
  const at = Date.parse(value);
  // Go's zero time, 0001-01-01T00:00:00Z, means "never set".
  return Number.isNaN(at) || at <= 0 ? null : at;
}

/** `2025-10-19T20:00:00Z`, as nearly all are written: read digit by digit. Whatever is unusual about one is `null`. */
function usualInstant(value: string): Instant | null {
  if (value.length !== 20 || value.charCodeAt(4) !== DASH || value.charCodeAt(7) !== DASH) return null;
  if (value.charCodeAt(10) !== T || value.charCodeAt(19) !== Z) return null;
  if (value.charCodeAt(13) !== COLON || value.charCodeAt(16) !== COLON) return null;
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  const month = twoDigits(value, 5);
  const day = twoDigits(value, 8);
  const hour = twoDigits(value, 11);
  const minute = twoDigits(value, 14);
  const second = twoDigits(value, 17);
  const isUsual = year > 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!isUsual || !(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return (((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

/** Since 1970. Years are taken to begin in March, so that the leap day is the last of one. */
function daysOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * months + 2) / 5) + day - 719_469;
}

/** Not a number where one of them is no digit. */
function twoDigits(value: string, at: number): number {
  const tens = value.charCodeAt(at) - ZERO;
  const ones = value.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const T = 0x54;
const Z = 0x5a;

/** `2025-10-19T20:00:00Z` */
export function isoTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2025-10-19` */
export function isoDate(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
