import { isRecord, type JsonRecord } from '../model/json.ts';
import { unshared } from '../model/share.ts';
import { markShared, readShared } from '../model/shared-part.ts';
import { Timed } from '../model/timed.ts';
import { redactLine } from './text/redact-line.ts';

/**
 * Masks credentials in the free text of an object: what events, conditions and container states quote of programs,
 * registries and databases. The object itself comes back where there is nothing to mask.
 */
export function redactMessages(object: JsonRecord): JsonRecord {
  return maskedMembers(object, 0);
}

/** Where messages are, from the object down. Nothing else is looked at: pods are large, and many. */
const WAYS: ReadonlySet<string> = new Set([
  'status',
  'conditions',
  'initContainerStatuses',
  'containerStatuses',
  'ephemeralContainerStatuses',
  'state',
  'lastState',
  'waiting',
  'terminated',
]);
const MESSAGES: ReadonlySet<string> = new Set(['message', 'note']);
/** `status.containerStatuses[0].state.waiting.message` is at 5. Nobody reads what lies much deeper, and the stack ends. */
const DEEPEST = 8;

function maskedMembers(object: JsonRecord, depth: number): JsonRecord {
  let result: Record<string, unknown> | null = null;
  for (const key in object) {
    const value = object[key];
    if (typeof value !== 'object' && typeof value !== 'string') continue;
    const seen = WAYS.has(key) ? masked(value, depth + 1) : MESSAGES.has(key) ? maskedText(value) : value;
    if (seen === value) continue;
    result ??= { ...object };
    result[key] = seen;
  }
  return result ?? object;
}

function masked(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return value;
  if (value instanceof Timed) {
    const part = readShared(value.part, maskedPart, unshared);
    return part === value.part ? value : new Timed(part, value.values);
  }
  if (isRecord(value)) return maskedMembers(value, depth);
  if (!Array.isArray(value)) return value;
  const items: readonly unknown[] = value;
  let results: unknown[] | null = null;
  for (let index = 0; index < items.length; index++) {
    const seen = masked(items[index], depth + 1);
    if (seen === items[index]) continue;
    results ??= [...items];
    results[index] = seen;
  }
  return results ?? value;
}

/** Many objects have it in common, and are known by it: it must stay one object. */
function maskedPart(part: unknown): unknown {
  const seen = masked(part, 0);
  if (seen !== part) markShared(seen);
  return seen;
}

/** A key block spans lines; everything else stands on one. */
function maskedText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const lines = value.includes('PRIVATE KEY-----') ? [value] : value.split('\n');
  return lines.map(redactLine).join('\n');
}
