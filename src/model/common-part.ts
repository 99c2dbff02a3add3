import { isRecord, type JsonRecord } from './json.ts';

const COMMON: unique symbol = Symbol('common');

/**
 * What a captured object has in common with others, where the JSON reader has set that apart: the spec of a pod then
 * holds only what is its own (`nodeName`, `affinity`), and the pods of a template have the rest as one object.
 * The object itself where it is whole.
 */
export function commonOf(object: JsonRecord): JsonRecord {
  return hasCommon(object) ? object[COMMON] : object;
}

/** Sets apart what `object` has in common with others. */
export function setCommon(object: JsonRecord, common: unknown): void {
  if (canHold(object)) object[COMMON] = common;
}

function canHold(object: JsonRecord): object is JsonRecord & { [COMMON]: unknown } {
  return isRecord(object);
}

function hasCommon(object: JsonRecord): object is JsonRecord & { readonly [COMMON]: JsonRecord } {
  return COMMON in object && isRecord(object[COMMON]);
}
