import { commonOf } from '../../../src/model/common-part.ts';
import { isoTime } from '../../../src/model/instant.ts';
import { isRecord } from '../../../src/model/json.ts';
import { Timed } from '../../../src/model/timed.ts';

/** An item as it was captured: what the reader set apart is back in its place. */
export function whole(value: unknown): unknown {
  if (value instanceof Timed) return withValues(value.part, null, value.values);
  if (Array.isArray(value)) return value.map(whole);
  if (!isRecord(value)) return value;
  const common = commonOf(value);
  const members = common === value ? value : { ...common, ...value };
  return mapped(members, whole);
}

function withValues(part: unknown, key: string | null, values: readonly unknown[]): unknown {
  if (Array.isArray(part)) return part.map((entry) => withValues(entry, null, values));
  if (isRecord(part)) return mapped(part, (entry, name) => withValues(entry, name, values));
  const mark = typeof part === 'string' ? /^@(\d+)$/.exec(part) : null;
  if (mark === null) return part;
  const value = values[Number(mark[1])];
  return typeof value === 'number' && key !== 'restartCount' ? isoTime(value) : value;
}

/** Defined, not assigned, so that a key `__proto__` stays one. */
function mapped(
  object: Readonly<Record<string, unknown>>,
  map: (value: unknown, key: string) => unknown,
): unknown {
  return Object.fromEntries(Object.entries(object).map(([key, entry]) => [key, map(entry, key)]));
}
