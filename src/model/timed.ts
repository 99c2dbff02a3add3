import { type Instant, instant } from './instant.ts';

/**
 * A captured value that others equal but for a few values in it: the times of a pod's conditions; the times, the image
 * and the number of restarts of its containers. The JSON reader hands over one `part` for all of them, in which `"@0"`,
 * `"@1"` stand for the values.
 */
export class Timed {
  readonly part: unknown;
  /** Times as instants. */
  readonly values: readonly unknown[];

  constructor(part: unknown, values: readonly unknown[]) {
    this.part = part;
    this.values = values;
  }
}

/** Reads a time of a part: a time that stands there, or a mark, as a number below zero, for `timeAt`. */
export function markedInstant(value: unknown): Instant | null {
  const place = placeOf(value);
  return place === null ? instant(value) : -1 - place;
}

/** The place of the value that a mark stands for; `null` of anything else. */
export function placeOf(value: unknown): number | null {
  const mark = typeof value === 'string' ? /^@(\d{1,2})$/.exec(value) : null;
  return mark === null ? null : Number(mark[1]);
}

/** The time that was read in a part, or that its mark stands for. */
export function timeAt(read: Instant | null, values: readonly unknown[]): Instant | null {
  if (read === null || read >= 0) return read;
  const at = values[-1 - read];
  return typeof at === 'number' ? at : null;
}
