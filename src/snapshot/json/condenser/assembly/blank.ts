// @ts-ignore: decorator
@inline
export function blank(p: usize): usize {
  return load<u8>(p) > 0x20 ? p : blanks(p);
}

function blanks(from: usize): usize {
  let p = from;
  const space = i8x16.splat(0x20);
  while (true) {
    // Line ends and tabs apart, a run of blanks is spaces.
    const mask = i8x16.bitmask(i8x16.ne(v128.load(p), space));
    if (mask == 0) {
      p += 16;
      continue;
    }
    p += <usize>ctz(mask);
    const byte = <u32>load<u8>(p);
    if (byte != 0x0a && byte != 0x0d && byte != 0x09) return p;
    p += 1;
  }
}
