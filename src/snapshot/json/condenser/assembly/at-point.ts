// What is done at a point.

import { out, saved, side } from './batch';
import { CLOSE_BRACE, NULL, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes';
import { isLost } from './item';
import { partOf } from './parts';
import { actionOf, COMMON, DROP, INLINE, NAME, SHARE, SHARE_TWICE, TEXT, TIMED } from './points';
import { isKnown } from './seen';
import { markAt } from './skeleton';
import { isPlain } from './string';
import { COMMON_PART, OWN_KNOWN_PART, OWN_NAME, OWN_NEW_PART, OWN_PART, OWN_TEXT, TIMED_END, traceOf } from './traces';
import { useOf } from './uses';
import { isTimed } from './variables';

/** `{}` and `[]` are not worth a name. */
const SHORTEST_PART: usize = 3;

/**
 * Whether the value at a point, read from `from` to `to` and written from `start` on, is to be dropped with its key.
 */
export function handle(point: i32, start: usize, from: usize, to: usize): bool {
  const action = actionOf(point);
  if (action == DROP) return true;
  if (action == TEXT || action == NAME) {
    if (isPlain && load<u8>(start) == QUOTE) {
      markAt(point, start);
      traceOf(action == TEXT ? OWN_TEXT : OWN_NAME, from, to, -1, out - start);
    }
    return false;
  }
  const length = out - start;
  if (isPart(start)) {
    if (action == SHARE_TWICE && !isKnown(start, length)) {
      markAt(point + INLINE, start);
      traceOf(OWN_NEW_PART, from, to, -1, length);
    } else {
      const id = partOf(start, length);
      if (id < 0) isLost = true;
      useOf(point, id);
      saved += length;
      store<u32>(start, NULL);
      out = start + 4;
      markAt(point, start);
      if (action == TIMED) traceOf(TIMED_END, to, to, id);
      else traceOf(action == SHARE ? OWN_PART : OWN_KNOWN_PART, from, to, id, length);
    }
  }
  isTimed = false;
  return false;
}

/** Whether what was written from `start` on is worth a name. */
export function isPart(start: usize): bool {
  const byte = <u32>load<u8>(start);
  return (byte == OPEN_BRACE || byte == OPEN_BRACKET) && out - start >= SHORTEST_PART;
}

/** The common members of a spec, gathered up to `to`, become a part. The spec ends at `at`. */
export function joinCommon(to: usize, at: usize): void {
  store<u8>(side, OPEN_BRACE);
  store<u8>(to, CLOSE_BRACE);
  const length = to + 1 - side;
  saved += length;
  const id = partOf(side, length);
  if (id < 0) isLost = true;
  useOf(COMMON, id);
  markAt(COMMON, out);
  traceOf(COMMON_PART, at, at, id);
}
