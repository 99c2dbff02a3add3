import type { Plain } from './plain.ts';
import type { Shape } from './shape.ts';

/** What a term comes to. Whole numbers are `bigint`, so that `7 / 2` is 3 and 1 equals 1. */
export type Value = Known | Unknown;

export type Known = bigint | number | string | boolean | Items | Part;

export interface Items {
  readonly kind: 'items';
  readonly items: readonly Known[];
}

/** What stands below a name, not yet asked for one of its fields. */
export interface Part {
  readonly kind: 'part';
  readonly path: string;
  readonly shape: Shape;
  readonly value: Plain;
}

/** Nobody can tell: what is missing, in plain clauses. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly why: readonly string[];
}

export function unknown(...why: readonly string[]): Unknown {
  return { kind: 'unknown', why: [...new Set(why)] };
}

export function isUnknown(value: Value): value is Unknown {
  return typeof value === 'object' && value.kind === 'unknown';
}

/** Those of the values that are unknown, as one; `null` where none is. */
export function missing(...values: readonly Value[]): Unknown | null {
  const why = values.flatMap((value) => (isUnknown(value) ? value.why : []));
  return why.length === 0 ? null : unknown(...why);
}

/** As JSON: numbers, words, lists; `null` for what is no value of its own. */
export function plain(value: Known): Plain {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  return value.kind === 'items' ? value.items.map(plain) : null;
}
