import { isDigit, QUOTE } from './bytes';

/** Seconds since 1970 of `2025-11-12T22:22:29Z`; 0 when it is not one, or is before. */
export function secondsOf(p: usize): u32 {
  if (
    load<u8>(p + 4) != 0x2d ||
    load<u8>(p + 7) != 0x2d ||
    load<u8>(p + 10) != 0x54 ||
    load<u8>(p + 13) != 0x3a ||
    load<u8>(p + 16) != 0x3a ||
    load<u8>(p + 19) != 0x5a
  )
    return 0;
  const year = digits(p, 4);
  const month = digits(p + 5, 2);
  const day = digits(p + 8, 2);
  const hour = digits(p + 11, 2);
  const minute = digits(p + 14, 2);
  const second = digits(p + 17, 2);
  if (year < 1971 || year > 2099 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return 0;
  // February 29th is left to Date.parse.
  const longest: u32 = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  if (day < 1 || day > longest) return 0;
  // Days from civil: years begin in March, so that the leap day is the last of one.
  const y = month > 2 ? year : year - 1;
  const shifted = month > 2 ? month - 3 : month + 9;
  const days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * shifted + 2) / 5 + day - 1 - 719468;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

// @ts-ignore: decorator
@inline
function digits(p: usize, count: usize): u32 {
  let value: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const byte = <u32>load<u8>(p + i);
    if (!isDigit(byte)) return 9999999;
    value = value * 10 + byte - 0x30;
  }
  return value;
}

/** The same of a text with its quotes. */
export function quotedSeconds(p: usize): u32 {
  return load<u8>(p) == QUOTE && load<u8>(p + 21) == QUOTE ? secondsOf(p + 1) : 0;
}
