import { type Instant, isoTime } from '../../../model/instant.ts';

/** `Sun, 19 Oct 2025 20:00:00 +0000`, as descriptions print moments (Go's RFC1123Z); `null` for anything else. */
export function describedTime(text: string | null): Instant | null {
  const [, day, month = '', year, clock, hours, minutes] = RFC1123Z.exec(text ?? '') ?? [];
  if (day === undefined || !Object.hasOwn(MONTHS, month)) return null;
  const at = Date.parse(`${year}-${MONTHS[month]}-${day}T${clock}${hours}:${minutes}`);
  return Number.isNaN(at) || at <= 0 ? null : at;
}

/** The same as RFC 3339, as Kubernetes writes it. */
export function timeText(text: string | null): string | null {
  const at = describedTime(text);
  return at === null ? null : isoTime(at);
}

const RFC1123Z = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/;
const MONTHS: Readonly<Record<string, string>> = {
  Jan: '01',
  Feb: '02',
  Mar: '03',
  Apr: '04',
  May: '05',
  Jun: '06',
  Jul: '07',
  Aug: '08',
  Sep: '09',
  Oct: '10',
  Nov: '11',
  Dec: '12',
};
