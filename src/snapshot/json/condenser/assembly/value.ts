// Grammar. Each function reads one thing at `p`, writes it, and returns the address after it; 0 when it is not JSON, or
// not all there. So do those of number.ts, string.ts, array.ts and object.ts.

import { array } from './array';
import { out } from './batch';
import { OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes';
import { number } from './number';
import { object } from './object';
import { withoutRandomEnd } from './random-end';
import { string } from './string';
import { withoutCount, withoutVariable } from './timed';
import { isTimed } from './variables';

export function value(p: usize, depth: i32): usize {
  const byte = <u32>load<u8>(p);
  if (byte == QUOTE) {
    const start = out;
    const next = string(p);
    if (next == 0) return 0;
    if (next - p == 23) withoutRandomEnd(start, depth, p);
    if (isTimed && !withoutVariable(start, depth, p, next)) return 0;
    return next;
  }
  if (byte == OPEN_BRACE) return object(p, depth);
  if (byte == OPEN_BRACKET) return array(p, depth);
  if (byte == 0x74) return word(p, 0x65757274, 4);
  if (byte == 0x66) return word(p, 0x736c6166, 5);
  if (byte == 0x6e) return word(p, 0x6c6c756e, 4);
  const start = out;
  const next = number(p);
  if (isTimed && next != 0) withoutCount(start, depth, p, next);
  return next;
}

/** `true`, `false` or `null`, by their first four letters. */
function word(p: usize, letters: u32, length: usize): usize {
  if (load<u32>(p) != letters || (length == 5 && load<u8>(p + 4) != 0x65)) return 0;
  store<u32>(out, letters);
  if (length == 5) store<u8>(out + 4, 0x65);
  out += length;
  return p + length;
}
