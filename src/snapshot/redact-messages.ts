import { isRecord, type JsonRecord } from '../model/json.ts';
import { redactLine } from './text/redact-line.ts';

/**
 * Masks credentials in the free text of an object: what events, conditions and container states quote of programs,
 * registries and databases. The object itself comes back where there is nothing to mask.
 */
export function redactMessages(object: JsonRecord): JsonRecord {
  return maskedMembers(object);
}

/** Where messages are, from the object down. Nothing else is looked at: pods are large, and many. */
const WAYS: readonly string[] = [
  'status',
  'conditions',
  'initContainerStatuses',
  'containerStatuses',
  'ephemeralContainerStatuses',
  'state',
  'lastState',
  'waiting',
  'terminated',
];
const MESSAGES: readonly string[] = ['message', 'note'];

function maskedMembers(object: JsonRecord): JsonRecord {
  let result = object;
  const put = (key: string, value: unknown) => {
    if (value !== object[key]) result = { ...result, [key]: value };
  };
  for (const key of WAYS) if (Object.hasOwn(object, key)) put(key, masked(object[key]));
  for (const key of MESSAGES) if (Object.hasOwn(object, key)) put(key, maskedText(object[key]));
  return result;
}

function masked(value: unknown): unknown {
  if (isRecord(value)) return maskedMembers(value);
  if (!Array.isArray(value)) return value;
  const items: readonly unknown[] = value;
  const results = items.map(masked);
  return results.some((item, index) => item !== items[index]) ? results : value;
}

/** A key block spans lines; everything else stands on one. */
function maskedText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const lines = value.includes('PRIVATE KEY-----') ? [value] : value.split('\n');
  return lines.map(redactLine).join('\n');
}
