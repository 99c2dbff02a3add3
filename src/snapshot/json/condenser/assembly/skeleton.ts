// What is left of a pod without what pods of its kind differ in.

import { out, side } from './batch';
import { CLOSE_BRACKET, COMMA, NULL, OPEN_BRACKET } from './bytes';
import { isPod } from './item';
import { COMMON } from './points';

/** Bytes of what says a place of a pod that others differ in: point, start, length; in the order of the text. */
export const MARK: usize = 16;
export const marks = memory.data(65 * 16);
export let mark: usize = 0;

/** What was written from `start` on is no part of the pod's skeleton. */
export function markAt(point: i32, start: usize): void {
  if (!isPod) return;
  store<i32>(mark, point);
  store<u32>(mark + 4, <u32>start);
  store<u32>(mark + 8, <u32>(out - start));
  mark += MARK;
}

/** Writes the skeleton of the pod that stands from `from` on: `[item,point + 100,...]`, with `null` at each point. */
export function writeSkeleton(from: usize): usize {
  let to = side;
  store<u8>(to, OPEN_BRACKET);
  to += 1;
  let at = from;
  for (let m = marks; m < mark; m += MARK) {
    const start = <usize>load<u32>(m + 4);
    memory.copy(to, at, start - at);
    to += start - at;
    at = start + load<u32>(m + 8);
    if (load<i32>(m) == COMMON) continue;
    store<u32>(to, NULL);
    to += 4;
  }
  memory.copy(to, at, out - at);
  to += out - at;
  for (let m = marks; m < mark; m += MARK) {
    // Three digits, the first of which is none of zero.
    const number = load<u32>(m) + 100;
    store<u8>(to, COMMA);
    store<u8>(to + 1, <u8>(0x30 + number / 100));
    store<u8>(to + 2, <u8>(0x30 + ((number / 10) % 10)));
    store<u8>(to + 3, <u8>(0x30 + (number % 10)));
    to += 4;
  }
  store<u8>(to, CLOSE_BRACKET);
  return to + 1;
}
