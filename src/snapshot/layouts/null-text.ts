import { isRecord, type JsonRecord } from '../../model/json.ts';

/** Maps of free text, in which an empty value means something. */
const MAPS = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'selector']);

/**
 * support-bundle-kit writes nulls and empty texts as the text `null`. In lists and in maps of free text an empty one
 * was meant (the core API group, a label that is only there); anywhere else nothing.
 */
export function withoutNullText(object: JsonRecord): JsonRecord {
  return cleaned(object, null);
}

function cleaned(object: JsonRecord, nothing: '' | null): JsonRecord {
  const entries = Object.entries(object).map(([key, value]) => [
    key,
    cleanedValue(value, nothing ?? (MAPS.has(key) ? '' : null)),
  ]);
  return Object.fromEntries(entries);
}

function cleanedValue(value: unknown, nothing: '' | null): unknown {
  if (value === 'null') return nothing;
  if (Array.isArray(value)) return value.map((item) => (item === 'null' ? '' : cleanedValue(item, null)));
  return isRecord(value) ? cleaned(value, nothing) : value;
}
