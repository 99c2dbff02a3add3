// Members of members that something is done at; see ../share-points.ts.

import { isEqual } from './bytes';
import { member, pointsMet } from './item';
import { hasEscape } from './members';

/** What is done at one. */
export const DROP: u32 = 0;
export const SHARE: u32 = 1;
export const SHARE_TWICE: u32 = 2;
export const TIMED: u32 = 3;
export const TEXT: u32 = 4;
export const NAME: u32 = 5;
/** In place of a point: what a pod's spec has in common with others. */
export const COMMON: i32 = 64;
/** Added to a point whose value is met for the first time, and written as it stands. */
export const INLINE: i32 = 128;

/** Bytes of a point: member (4), action (4), key length (4), padding (4), key (24). */
const POINT: i32 = 40;
export let points: usize = 0;
export let pointCount: i32 = 0;

/**
 * The point that a member of a member is, -1 for none, -2 when it cannot be told. `key` is in the output, quotes
 * included.
 */
export function pointAt(key: usize, length: usize): i32 {
  if (member < 0) return -1;
  for (let i = 0; i < pointCount; i++) {
    const point = points + <usize>(i * POINT);
    if (load<i32>(point) != member || load<u32>(point + 8) != <u32>length) continue;
    if (!isEqual(point + 16, key, length)) continue;
    const bit: u64 = (<u64>1) << (<u64>i);
    // The last of two members of one name counts, so the first must not be filled in later.
    if (pointsMet & bit) return -2;
    pointsMet |= bit;
    return i;
  }
  return hasEscape(key, length) ? -2 : -1;
}

// @ts-ignore: decorator
@inline
export function actionOf(point: i32): u32 {
  return load<u32>(points + <usize>(point * POINT) + 4);
}
