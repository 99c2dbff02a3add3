// Members of the item.

import { out } from './batch';
import { BACKSLASH } from './bytes';
import { member, membersMet } from './item';

/** A member of the item begins. False when it is there for the second time, or its key is escaped. */
export function enter(key: usize, length: usize): bool {
  member = -1;
  if (hasEscape(key, length)) return false;
  if (length == 10 && load<u64>(key + 1) == 0x617461646174656d) member = 0;
  else if (length == 6 && load<u32>(key + 1) == 0x63657073) member = 1;
  else if (length == 8 && load<u32>(key + 1) == 0x74617473 && load<u16>(key + 5) == 0x7375) member = 2;
  if (member < 0) return true;
  const bit: u32 = 1 << (<u32>member);
  if (membersMet & bit) return false;
  membersMet |= bit;
  return true;
}

export function hasEscape(key: usize, length: usize): bool {
  for (let i: usize = 1; i < length; i++) if (load<u8>(key + i) == BACKSLASH) return true;
  return false;
}

export function isPodKind(start: usize): bool {
  return membersMet == 0 && out - start == 5 && (load<u32>(start + 1) & 0xffffff) == 0x646f50;
}
