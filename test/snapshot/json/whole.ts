import { commonOf } from '../../../src/model/common-part.ts';
import { isoTime } from '../../../src/model/instant.ts';
import { isRecord } from '../../../src/model/json.ts';
import { Timed } from '../../../src/model/timed.ts';

/** An item as it was captured: what the reader set apart is back in its place. */
export function whole(value: unknown): unknown {
  if (value instanceof Timed) return withTimes(value.part, value.times);
  if (Array.isArray(value)) return value.map(whole);
  if (!isRecord(value)) return value;
  const common = commonOf(value);
  const members = common === value ? value : { ...common, ...value };
  return mapped(members, whole);
}

function withTimes(part: unknown, times: readonly number[]): unknown {
  if (Array.isArray(part)) return part.map((entry) => withTimes(entry, times));
  if (isRecord(part)) return mapped(part, (entry) => withTimes(entry, times));
  const mark = typeof part === 'string' ? /^@(\d+)$/.exec(part) : null;
  return mark === null ? part : isoTime(times[Number(mark[1])] ?? Number.NaN);
}

/** Defined, not assigned, so that a key `__proto__` stays one. */
function mapped(object: Readonly<Record<string, unknown>>, map: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(object).map(([key, entry]) => [key, map(entry)]));
}
