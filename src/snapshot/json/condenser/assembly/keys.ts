// Keys around the value being read, and those that are known by their letters.

export const MAX_DEPTH: i32 = 256;

/** Where they begin, and their lengths with the quotes; an element of a list has none. */
export const keyStarts = memory.data((MAX_DEPTH + 8) * 4);
export const keyLengths = memory.data((MAX_DEPTH + 8) * 4);

export function isKey(depth: i32, length: u32, letters: u32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2));
  return load<u32>(keyLengths + ((<usize>depth) << 2)) == length && load<u32>(key + 1) == letters;
}

/** `containerID`: different in every pod, and nobody reads it. */
export function isContainerId(key: usize, length: usize): bool {
  return length == 13 && load<u64>(key + 1) == 0x656e6961746e6f63 && load<u32>(key + 8) == 0x44497265;
}

/** imageID */
export function isImageKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  return load<u32>(keyLengths + ((<usize>depth) << 2)) == 9 && (load<u64>(key) & 0xffffffffffffff) == 0x44496567616d69;
}

/** restartCount */
export function isCountKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  const length = load<u32>(keyLengths + ((<usize>depth) << 2));
  return length == 14 && load<u64>(key) == 0x4374726174736572 && load<u32>(key + 8) == 0x746e756f;
}

/** lastTransitionTime, lastHeartbeatTime, lastUpdateTime, startedAt, finishedAt */
export function isTimeKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  const length = load<u32>(keyLengths + ((<usize>depth) << 2));
  if (length == 11) return load<u64>(key) == 0x4164657472617473;
  if (length == 12) return load<u64>(key) == 0x64656873696e6966;
  if (load<u32>(key) != 0x7473616c) return false;
  if (length == 20) return load<u64>(key + 4) == 0x697469736e617254;
  if (length == 19) return load<u64>(key + 4) == 0x6165627472616548;
  return length == 16 && load<u64>(key + 4) == 0x6954657461647055;
}
