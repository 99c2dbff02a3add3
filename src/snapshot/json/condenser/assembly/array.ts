import { out } from './batch';
import { blank } from './blank';
import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './bytes';
import { keyLengths, MAX_DEPTH } from './keys';
import { value } from './value';

export function array(from: usize, depth: i32): usize {
  if (depth >= MAX_DEPTH) return 0;
  store<u8>(out, OPEN_BRACKET);
  out += 1;
  store<u32>(keyLengths + ((<usize>depth) << 2), 0);
  let p = blank(from + 1);
  if (load<u8>(p) == CLOSE_BRACKET) {
    store<u8>(out, CLOSE_BRACKET);
    out += 1;
    return p + 1;
  }
  while (true) {
    p = value(p, depth + 1);
    if (p == 0) return 0;
    p = blank(p);
    const byte = <u32>load<u8>(p);
    if (byte != COMMA && byte != CLOSE_BRACKET) return 0;
    store<u8>(out, <u8>byte);
    out += 1;
    if (byte == CLOSE_BRACKET) return p + 1;
    p = blank(p + 1);
  }
}
