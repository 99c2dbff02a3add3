import { by } from '../../model/order.ts';

/** One field of an object as people would look it up, and what stands there. */
export interface Field {
  /** kubectl's jsonpath spelling. */
  readonly path: string;
  /** A list is compared as a set. */
  readonly value: string | readonly string[];
}

type Value = string | number | boolean | null | readonly string[];

/** The fields that are set, sorted by path; an empty list is not set. */
export function fields(values: Readonly<Record<string, Value>>): readonly Field[] {
  return Object.entries(values)
    .flatMap(([path, value]) => field(path, value) ?? [])
    .toSorted(by(({ path }) => path));
}

function field(path: string, value: Value): Field | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return { path, value: String(value) };
  return value.length === 0 ? null : { path, value };
}
