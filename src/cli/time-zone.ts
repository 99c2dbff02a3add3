import { closest } from '../closest.ts';
import { type TimeZone, UTC } from '../report/style/page-style.ts';
import { UserError } from '../user-error.ts';

const MINUTE = 60_000;

/** A zone by its IANA name, with the offsets that this Node.js knows. */
export function timeZone(name: string): TimeZone {
  if (name === 'UTC') return UTC;
  const clock = clockOf(name);
  return {
    offsetAt: (at) => {
      const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
      const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
      return Math.round((local - at) / MINUTE);
    },
  };
}

function clockOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    const near = closest(name, Intl.supportedValuesOf('timeZone'));
    throw new UserError(
      `there is no time zone ${name}; expected an IANA name such as Europe/Berlin${near === null ? '' : `, did you mean ${near}?`}`,
      { cause: error },
    );
  }
}
