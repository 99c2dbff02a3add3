/** A stream of random numbers that is the same for the same seed, everywhere. */
export interface Random {
  /** An integer from 0, smaller than the limit. */
  below(limit: number): number;
  /** An integer, both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  hex(digits: number): string;
  /** As Kubernetes makes names: no vowels, no digits that look like them. */
  suffix(length: number): string;
  /** A UUID, version 4. */
  uid(): string;
}

export function random(seed: number): Random {
  const next = splitmix(seed);
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += next().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    hex,
    suffix: (length) => Array.from({ length }, () => ALPHABET[below(ALPHABET.length)]).join(''),
    uid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[below(4)]}${hex(3)}-${hex(12)}`,
  };
}

/** SplitMix with 32 bits of state: unsigned integers of 32 bits. */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

// k8s.io/apimachinery/pkg/util/rand
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
