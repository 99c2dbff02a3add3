import { handle, joinCommon } from './at-point';
import { out, side } from './batch';
import { blank } from './blank';
import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, QUOTE } from './bytes';
import { hasKind, isPod, member } from './item';
import { isContainerId, keyLengths, keyStarts, MAX_DEPTH } from './keys';
import { enter, isPodKind } from './members';
import { actionOf, pointAt, SHARE, TIMED } from './points';
import { string } from './string';
import { isTraced, OWN_SKIPPED, TIMED_START, trace, traceOf } from './traces';
import { value } from './value';
import { isTimed, nextVariable, variablesFrom } from './variables';

export function object(from: usize, depth: i32): usize {
  if (depth >= MAX_DEPTH) return 0;
  store<u8>(out, OPEN_BRACE);
  out += 1;
  let p = blank(from + 1);
  if (load<u8>(p) == CLOSE_BRACE) {
    store<u8>(out, CLOSE_BRACE);
    out += 1;
    return p + 1;
  }
  const first = out;
  const isSplit = depth == 1 && member == 1 && isPod;
  let common = side;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    let key = out;
    p = string(p);
    if (p == 0) return 0;
    const length = out - key;
    p = blank(p);
    if (load<u8>(p) != COLON) return 0;
    store<u8>(out, COLON);
    out += 1;
    p = blank(p + 1);
    const point = depth == 1 ? pointAt(key, length) : -1;
    if (point == -2 || (depth == 0 && !enter(key, length))) return 0;
    const isCommon = isSplit && (point < 0 || actionOf(point) == SHARE);
    const own = key;
    if (isCommon) {
      memory.copy(common + 1, key, length + 1);
      key = common + 1;
      out = key + length + 1;
    }
    store<u32>(keyStarts + ((<usize>depth) << 2), <u32>key);
    store<u32>(keyLengths + ((<usize>depth) << 2), <u32>length);
    const start = out;
    const valueStart = p;
    const traceBefore = trace;
    if (point >= 0 && actionOf(point) == TIMED) {
      isTimed = true;
      variablesFrom = nextVariable;
      traceOf(TIMED_START, p, p);
    }
    p = value(p, depth + 1);
    if (p == 0) return 0;
    // A part, or what is dropped, is the pod's own as a whole.
    const isNested = trace != traceBefore && !(point >= 0 && actionOf(point) == TIMED);
    if (depth == 0 && length == 6 && load<u32>(key + 1) == 0x646e696b) {
      // The last of two counts.
      if (hasKind) return 0;
      hasKind = true;
      isPod = isPodKind(start);
    }
    const isDropped = isCommon
      ? false
      : point >= 0
        ? handle(point, start, valueStart, p)
        : isTimed && isContainerId(key, length);
    if (isDropped) traceOf(OWN_SKIPPED, valueStart, p);
    if (isNested && (isDropped || point >= 0)) isTraced = false;
    p = blank(p);
    const byte = <u32>load<u8>(p);
    if (byte != COMMA && byte != CLOSE_BRACE) return 0;
    if (isCommon) {
      // Each common member begins with a comma; the first one's becomes the brace.
      store<u8>(common, COMMA);
      common = out;
      out = own;
    } else if (isDropped) out = key;
    else {
      store<u8>(out, COMMA);
      out += 1;
    }
    if (byte == COMMA) {
      p = blank(p + 1);
      continue;
    }
    if (common > side) joinCommon(common, p);
    if (out > first) out -= 1;
    store<u8>(out, CLOSE_BRACE);
    out += 1;
    return p + 1;
  }
}
