// Times, images and counts in parts become variables.

import { out } from './batch';
import { isDigit } from './bytes';
import { isLost } from './item';
import { isCountKey, isImageKey, isTimeKey } from './keys';
import { secondsOf } from './moment';
import { partOf } from './parts';
import { leaf, leaves } from './rows';
import { isKnown } from './seen';
import { isPlain } from './string';
import { OWN_COUNT, OWN_IMAGE, OWN_MOMENT, traceOf } from './traces';
import { COUNT, MOMENT, putMark, SHARED, variable } from './variables';

/**
 * Lists the time or the image just written and writes `"@n"` in its place, n counting the variables of the part, if it
 * is one under a key that says so. False when a text could be taken for such a mark.
 */
export function withoutVariable(start: usize, depth: i32, from: usize, to: usize): bool {
  if (load<u8>(start + 1) == 0x40) return false;
  if (out - start == 22 && isTimeKey(depth - 1)) {
    const at = secondsOf(start + 1);
    if (at == 0 || !variable(MOMENT, at)) return true;
    putMark(start);
    traceOf(OWN_MOMENT, from, to);
  } else if (isPlain && isImageKey(depth - 1)) {
    if (!image(start, out - start)) return true;
    putMark(start);
    traceOf(OWN_IMAGE, from, to);
  }
  return true;
}

/** Lists an image, a string with its quotes; false when there is no room for it. */
export function image(start: usize, length: usize): bool {
  if (isKnown(start, length)) {
    const id = partOf(start, length);
    if (id < 0) isLost = true;
    return variable(SHARED, <u32>id);
  }
  if (!variable(<u32>(leaf - leaves), <u32>(length - 2))) return false;
  memory.copy(leaf, start + 1, length - 1);
  leaf += length - 1;
  return true;
}

/** The same for the number of restarts. */
export function withoutCount(start: usize, depth: i32, from: usize, to: usize): void {
  if (out - start > 9 || !isCountKey(depth - 1)) return;
  let count: u32 = 0;
  for (let p = start; p < out; p++) {
    const byte = <u32>load<u8>(p);
    if (!isDigit(byte)) return;
    count = count * 10 + byte - 0x30;
  }
  if (!variable(COUNT, count)) return;
  putMark(start);
  traceOf(OWN_COUNT, from, to);
}
