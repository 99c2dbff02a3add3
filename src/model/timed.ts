import { type Instant, instant } from './instant.ts';

/**
 * A captured value that others equal but for the times in it, such as the conditions of a pod. The JSON reader hands
 * over one `part` for all of them, in which `"@0"`, `"@1"` stand for the times.
 */
export class Timed {
  readonly part: unknown;
  readonly times: readonly Instant[];

  constructor(part: unknown, times: readonly Instant[]) {
    this.part = part;
    this.times = times;
  }
}

/** Reads a time of a part: a time that stands there, or a mark, as a number below zero, for `timeAt`. */
export function markedInstant(value: unknown): Instant | null {
  const mark = typeof value === 'string' ? /^@(\d{1,2})$/.exec(value) : null;
  return mark === null ? instant(value) : -1 - Number(mark[1]);
}

/** The time that was read in a part, or that its mark stands for. */
export function timeAt(read: Instant | null, times: readonly Instant[]): Instant | null {
  return read === null || read >= 0 ? read : (times[-1 - read] ?? null);
}
