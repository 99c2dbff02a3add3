import { end, out } from './batch';
import { isDigit } from './bytes';

export function number(from: usize): usize {
  let p = from;
  if (load<u8>(p) == 0x2d) p += 1;
  let byte = <u32>load<u8>(p);
  if (!isDigit(byte)) return 0;
  if (byte == 0x30) p += 1;
  else while (isDigit(<u32>load<u8>(p))) p += 1;
  if (load<u8>(p) == 0x2e) {
    p += 1;
    if (!isDigit(<u32>load<u8>(p))) return 0;
    while (isDigit(<u32>load<u8>(p))) p += 1;
  }
  byte = <u32>load<u8>(p);
  if (byte == 0x65 || byte == 0x45) {
    p += 1;
    byte = <u32>load<u8>(p);
    if (byte == 0x2b || byte == 0x2d) p += 1;
    if (!isDigit(<u32>load<u8>(p))) return 0;
    while (isDigit(<u32>load<u8>(p))) p += 1;
  }
  if (p >= end) return 0;
  memory.copy(out, from, p - from);
  out += p - from;
  return p;
}
