import { end, isAscii, out } from './batch';
import { BACKSLASH, isDigit, QUOTE } from './bytes';

/** The string read last is ASCII without escapes. */
export let isPlain: bool = false;

/** A string with its quotes, as it stands. Nothing is unescaped. */
export function string(from: usize): usize {
  let p = from + 1;
  isPlain = true;
  store<u8>(out, QUOTE);
  out += 1;
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const control = i8x16.splat(0x20);
  while (true) {
    const bytes = v128.load(p);
    v128.store(out, bytes);
    // As signed numbers, bytes beyond ASCII are below the space, too.
    const special = v128.or(
      v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)),
      i8x16.lt_s(bytes, control),
    );
    const mask = i8x16.bitmask(special);
    if (mask == 0) {
      p += 16;
      out += 16;
      continue;
    }
    const plain = <usize>ctz(mask);
    p += plain;
    out += plain;
    if (p >= end) return 0;
    const byte = <u32>load<u8>(p);
    if (byte == QUOTE) {
      out += 1;
      return p + 1;
    }
    const length = byte == BACKSLASH ? escape(p) : byte < 0x20 ? 0 : character(p, byte);
    if (length == 0 || p + length > end) return 0;
    isPlain = false;
    p += length;
    out += length;
  }
}

/** Length of an escape; its bytes are in the output already, or are put there. */
function escape(p: usize): usize {
  if (p + 1 >= end) return 2;
  const byte = <u32>load<u8>(p + 1);
  store<u64>(out, load<u64>(p));
  if (byte == 0x75) {
    for (let i: usize = 2; i < 6 && p + i < end; i++) {
      const digit = <u32>load<u8>(p + i);
      if (!isDigit(digit) && (digit | 0x20) - 0x61 >= 6) return 0;
    }
    return 6;
  }
  return byte == QUOTE ||
    byte == BACKSLASH ||
    byte == 0x2f ||
    byte == 0x62 ||
    byte == 0x66 ||
    byte == 0x6e ||
    byte == 0x72 ||
    byte == 0x74
    ? 2
    : 0;
}

/** Length of a character beyond ASCII, 0 when it is not UTF-8. */
function character(p: usize, first: u32): usize {
  isAscii = false;
  store<u64>(out, load<u64>(p));
  const length: usize = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length == 0) return 0;
  if (p + length > end) return length;
  const second = <u32>load<u8>(p + 1);
  const least: u32 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const most: u32 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i: usize = 2; i < length; i++) if ((load<u8>(p + i) & 0xc0) != 0x80) return 0;
  return length;
}

/** Copies a string of ASCII without escapes, but for its first quote; the address after it, 0 when it is none. */
export function plain(from: usize, to: usize): usize {
  if (load<u8>(from) != QUOTE) return 0;
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const control = i8x16.splat(0x20);
  let p = from + 1;
  let o = to;
  while (true) {
    const bytes = v128.load(p);
    v128.store(o, bytes);
    const special = v128.or(
      v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)),
      i8x16.lt_s(bytes, control),
    );
    const mask = i8x16.bitmask(special);
    if (mask != 0) {
      p += <usize>ctz(mask);
      return load<u8>(p) == QUOTE ? p + 1 : 0;
    }
    p += 16;
    o += 16;
  }
}
