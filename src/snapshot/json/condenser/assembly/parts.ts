// Parts that have a name: their ids, and their text.

import { isEqual } from './bytes';
import { hashOf } from './hash';

/** Open addressing, 16 bytes a slot: hash (8), text (4), id + 1 (4). */
export let slots: usize = 0;
export let slotMask: u32 = 0;
/** Text of the parts, each with its length in the four bytes before it; padded to 8. */
export let texts: usize = 0;
export let textsEnd: usize = 0;
export let text: usize = 0;
export let partCount: i32 = 0;

/** The id of the part that stands at `start`; -1 when there is no room for it. */
export function partOf(start: usize, length: usize): i32 {
  const hash = hashOf(start, length);
  let slot = <u32>hash & slotMask;
  while (true) {
    const at = slots + ((<usize>slot) << 4);
    const id = load<u32>(at + 12);
    if (id == 0) {
      if (text + length + 24 > textsEnd) return -1;
      store<u32>(text, <u32>length);
      memory.copy(text + 4, start, length);
      store<u64>(at, hash);
      store<u32>(at + 8, <u32>text);
      store<u32>(at + 12, <u32>partCount + 1);
      text += (length + 4 + 7) & ~(<usize>7);
      partCount += 1;
      return partCount - 1;
    }
    if (load<u64>(at) == hash) {
      const known = <usize>load<u32>(at + 8);
      if (load<u32>(known) == <u32>length && isEqual(known + 4, start, length)) return <i32>id - 1;
    }
    slot = (slot + 1) & slotMask;
  }
}

/** Whether another part may not fit: time to `forget`. */
export function isFull(): bool {
  const known = <u32>partCount;
  return textsEnd - text < (textsEnd - texts) >> 3 || known > (slotMask >> 1);
}

/** Where the texts of the parts begin, and where they end. */
export function partTexts(): usize {
  return texts;
}

export function partTextsEnd(): usize {
  return text;
}
