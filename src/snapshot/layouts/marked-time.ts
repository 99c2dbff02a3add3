import { type Instant, instant } from '../../model/instant.ts';

/**
 * The last time a marker names: RFC 3339, or Go's `2023-05-03 15:58:41.123456 +0200 CEST m=+0.1`
 * as `oc adm must-gather` writes start and end.
 */
export function markedTime(text: string): Instant | null {
  const times = [...text.slice(-65_536).matchAll(TIME)].flatMap((match) => {
    const [, date = '', clock = '', zone = ''] = match;
    const offset = zone === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
    return instant(`${date}T${clock}${offset}`) ?? [];
  });
  return times.at(-1) ?? null;
}

const TIME = /(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})? ?(Z|[+-]\d{2}:?\d{2})/g;
