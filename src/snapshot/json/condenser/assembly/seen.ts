// What was met before, known by its hash alone.

import { hashOf } from './hash';

/** One slot a hash: the upper half of the hash of a part seen once. */
export let seen: usize = 0;
export let seenMask: u32 = 0;

/** Slots that the item being read has taken, and what was there: address (4), value (4). More stay taken. */
const OVERWRITTEN: i32 = 64;
const overwrittenSlots = memory.data(OVERWRITTEN * 8);
export let overwritten: i32 = 0;

/** Whether an equal part was met before. */
export function isKnown(start: usize, length: usize): bool {
  return isSeen(hashOf(start, length));
}

/** Whether a part of the hash was met before; from now on it was, unless that is taken back. */
function isSeen(hash: u64): bool {
  const upper = <u32>(hash >> 32) | 1;
  const at = seen + ((<usize>(<u32>hash & seenMask)) << 2);
  if (load<u32>(at) == upper) return true;
  if (overwritten < OVERWRITTEN) {
    store<u32>(overwrittenSlots + (<usize>overwritten << 3), <u32>at);
    store<u32>(overwrittenSlots + (<usize>overwritten << 3) + 4, load<u32>(at));
    overwritten += 1;
  }
  store<u32>(at, upper);
  return false;
}

/** What was met in an item that has to be read once more was not met. */
export function unsee(): void {
  while (overwritten > 0) {
    overwritten -= 1;
    const slot = overwrittenSlots + (<usize>overwritten << 3);
    store<u32>(load<u32>(slot), load<u32>(slot + 4));
  }
}
