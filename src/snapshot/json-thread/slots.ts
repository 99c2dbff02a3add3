import type { Condensed } from '../json/condenser/condensed.ts';

/** Messages on their way, and bytes of a slot: what a condenser makes of one piece, and the parts in it. */
export const SLOTS = 32;
const SLOT_BYTES = 1024 * 1024;

/** What lies in a slot: the lengths of its arrays, of words and then of bytes, as they follow; and what is no array. */
export interface Stored extends Pick<Condensed, 'isAscii' | 'forgets' | 'count'> {
  /** Where they begin, in memory of its own where no slot has room for it. */
  readonly start: number;
  readonly own: SharedArrayBuffer | null;
  readonly lengths: readonly number[];
}

const WORD_ARRAYS = ['rows', 'uses', 'variables', 'parts'] as const;
const BYTE_ARRAYS = ['text', 'leaves'] as const;

/**
 * Memory that both threads see, for what is large of the messages on their way: it is not copied again, and a message
 * of numbers is cheap.
 */
export class Slots {
  readonly memory: SharedArrayBuffer;

  constructor(memory = new SharedArrayBuffer(SLOTS * SLOT_BYTES)) {
    this.memory = memory;
  }

  /** Copies what the condenser will overwrite. */
  store(slot: number, condensed: Condensed): Stored {
    const words = WORD_ARRAYS.map((name) => condensed[name]);
    const bytes = BYTE_ARRAYS.map((name) => condensed[name]);
    const arrays = [...words, ...bytes];
    const size = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const own = size > SLOT_BYTES ? new SharedArrayBuffer(size) : null;
    const memory = own ?? this.memory;
    const start = own === null ? slot * SLOT_BYTES : 0;
    let next = start;
    for (const array of words) {
      new Uint32Array(memory, next, array.length).set(array);
      next += array.byteLength;
    }
    for (const array of bytes) {
      new Uint8Array(memory, next, array.length).set(array);
      next += array.byteLength;
    }
    const { isAscii, forgets, count } = condensed;
    return { start, own, lengths: arrays.map(({ length }) => length), isAscii, forgets, count };
  }

  /** Views of what was stored. */
  condensed({ start, own, lengths, isAscii, forgets, count }: Stored): Condensed {
    let next = start;
    const taken = (index: number, bytesEach: number): [SharedArrayBuffer, number, number] => {
      const length = lengths[index] ?? 0;
      const from = next;
      next += length * bytesEach;
      return [own ?? this.memory, from, length];
    };
    return {
      rows: new Uint32Array(...taken(0, 4)),
      uses: new Uint32Array(...taken(1, 4)),
      variables: new Uint32Array(...taken(2, 4)),
      parts: new Uint32Array(...taken(3, 4)),
      text: new Uint8Array(...taken(4, 1)),
      leaves: new Uint8Array(...taken(5, 1)),
      isAscii,
      forgets,
      count,
    };
  }
}
