// What a pod has of its own, where it may differ from the pod before it and still be like it: see own.ts.

import { isPod, itemStart } from './item';

/** What a pod may have of its own and still be like the pod before it, see `own`. */
export const OWN_TEXT: i32 = 0;
export const OWN_NAME: i32 = 1;
export const OWN_PART: i32 = 2;
export const OWN_KNOWN_PART: i32 = 3;
export const OWN_NEW_PART: i32 = 4;
export const OWN_SKIPPED: i32 = 5;
export const OWN_MOMENT: i32 = 6;
export const OWN_COUNT: i32 = 7;
export const OWN_IMAGE: i32 = 8;
export const OWN_RANDOM_END: i32 = 9;
/** Not its own, but the row says them. */
export const COMMON_PART: i32 = 10;
export const TIMED_START: i32 = 11;
export const TIMED_END: i32 = 12;

/** Bytes of what says one of them: kind, where it begins and ends in the item, part, length in the output. */
export const TRACE: usize = 20;
export const TRACES: usize = 400 * TRACE;
/** What the pod being read has of its own, unless it has too much of it or in places where that does not help. */
export let traces: usize = 0;
export let trace: usize = 0;
export let isTraced: bool = false;

/** What stands from `from` to `to` is the pod's own, or the row says it: see `own`. */
export function traceOf(kind: i32, from: usize, to: usize, part: i32 = -1, written: usize = 0): void {
  if (!isPod) return;
  if (trace >= traces + TRACES) {
    isTraced = false;
    return;
  }
  store<i32>(trace, kind);
  store<u32>(trace + 4, <u32>(from - itemStart));
  store<u32>(trace + 8, <u32>(to - itemStart));
  store<i32>(trace + 12, part);
  store<u32>(trace + 16, <u32>written);
  trace += TRACE;
}
