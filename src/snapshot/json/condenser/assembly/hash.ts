export function hashOf(start: usize, length: usize): u64 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ <u64>length;
  let p = start;
  const last = start + length;
  while (p + 8 <= last) {
    hash = rotl<u64>(hash ^ load<u64>(p), 29) * 0xbf58476d1ce4e5b9;
    p += 8;
  }
  if (p < last) {
    const rest = (<u64>(last - p)) << 3;
    hash = rotl<u64>(hash ^ (load<u64>(p) & (((<u64>1) << rest) - 1)), 29) * 0xbf58476d1ce4e5b9;
  }
  hash ^= hash >> 32;
  hash *= 0x94d049bb133111eb;
  return hash ^ (hash >> 29);
}
