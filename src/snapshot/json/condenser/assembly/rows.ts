import { out, saved, side, values } from './batch';
import { COMMA } from './bytes';
import { isLost } from './item';
import { partOf } from './parts';
import { actionOf, COMMON, INLINE, NAME, SHARE, TEXT, TIMED } from './points';
import { quotedSeconds } from './moment';
import { isKnown } from './seen';
import { MARK, mark, marks, writeSkeleton } from './skeleton';
import { outBefore, useBefore } from './take-back';
import { USE, use } from './uses';
import { MOMENT } from './variables';

/** An item: 0 when it is the next value of the output; or a skeleton + 1 and numbers, see `asRow`. */
export let rows: usize = 0;
export let row: usize = 0;
/** Texts of rows and of parts, one after another, each with a quote after it: one must not look like two. */
export let leaves: usize = 0;
export let leaf: usize = 0;

/** Skeleton of the pod that became a row last. */
export let rowSkeleton: i32 = 0;

/**
 * Puts a row in place of the pod that stands from `from` on, if there was one like it: its skeleton + 1, and for each
 * point what the skeleton does not say. Of a text its place and length, or `MOMENT` and the seconds of a time; of a
 * name its part, of a part what its use says; of what is written as it stands nothing, because it is the next value of
 * the output.
 */
export function asRow(from: usize): bool {
  const textEnd = out;
  const skeletonEnd = writeSkeleton(from);
  if (!isKnown(side, skeletonEnd - side)) return false;
  const skeleton = partOf(side, skeletonEnd - side);
  if (skeleton < 0) isLost = true;
  rowSkeleton = skeleton;
  store<i32>(row, skeleton + 1);
  row += 4;
  let used = useBefore;
  let to = outBefore;
  for (let m = marks; m < mark; m += MARK) {
    const point = load<i32>(m);
    const start = <usize>load<u32>(m + 4);
    const length = <usize>load<u32>(m + 8);
    if (point >= INLINE) {
      if (values > 0) {
        store<u8>(to, COMMA);
        to += 1;
      }
      memory.copy(to, start, length);
      to += length;
      values += 1;
      continue;
    }
    const action = point == COMMON ? SHARE : actionOf(point);
    const seconds = action == TEXT && length == 22 ? quotedSeconds(start) : 0;
    if (seconds != 0) {
      store<u32>(row, MOMENT);
      store<u32>(row + 4, seconds);
      row += 4;
    } else if (action == TEXT) {
      memory.copy(leaf, start + 1, length - 1);
      store<u32>(row, <u32>(leaf - leaves));
      store<u32>(row + 4, <u32>(length - 2));
      leaf += length - 1;
      row += 4;
    } else if (action == NAME) {
      const name = partOf(start, length);
      if (name < 0) isLost = true;
      store<i32>(row, name);
    } else {
      store<u32>(row, load<u32>(used + 8));
      if (action == TIMED) {
        store<u64>(row + 4, load<u64>(used + 12));
        row += 8;
      }
      used += USE;
    }
    row += 4;
  }
  // As if it had been written: see `condense`.
  saved += textEnd - to;
  out = to;
  use = useBefore;
  return true;
}

// @ts-ignore: decorator
@inline
export function addToRow(number: i32): void {
  store<i32>(row, number);
  row += 4;
}
