import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isBlank,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './ascii.ts';

/** A first key, or the whitespace before it, that is longer than this starts no document. */
export const LOOK_AHEAD = 4096;

/** Lines full of brackets are not followed further. */
const NESTED_ARRAYS = 8;

export type DocumentStart = 'object' | 'array' | 'no' | 'undecided';

/**
 * Whether a document starts at the brace or bracket at index `at`: an object with its first quoted key and colon, or
 * an array of objects, arrays, strings or nulls. In the middle of a line of text (`alone` is false) only objects with
 * members, and arrays of them, count: log lines are full of `{}` and `[x]`. Arrays of numbers never do, because `[1]`
 * is what shells print. `undecided` when the bytes end first.
 */
export function documentStart(bytes: Uint8Array, at: number, end: number, alone: boolean): DocumentStart {
  const horizon = Math.min(end, at + LOOK_AHEAD);
  const opener = bytes[at];
  const start = opener === OPEN_BRACE ? object(bytes, at, horizon, alone) : array(bytes, at, horizon, alone);
  return start === 'undecided' && horizon < end ? 'no' : start;
}

function object(bytes: Uint8Array, at: number, end: number, alone: boolean): DocumentStart {
  const first = skipBlank(bytes, at + 1, end);
  if (first === end) return 'undecided';
  if (bytes[first] === CLOSE_BRACE) return alone ? 'object' : 'no';
  return stringThen(bytes, first, end, (byte) => byte === COLON, 'object');
}

function array(bytes: Uint8Array, at: number, end: number, alone: boolean): DocumentStart {
  let first = skipBlank(bytes, at + 1, end);
  for (
    let depth = 1;
    alone && depth < NESTED_ARRAYS && first < end && bytes[first] === OPEN_BRACKET;
    depth++
  ) {
    first = skipBlank(bytes, first + 1, end);
  }
  if (first === end) return 'undecided';
  if (bytes[first] === OPEN_BRACE) return asArray(object(bytes, first, end, alone));
  if (!alone) return 'no';
  if (bytes[first] === CLOSE_BRACKET) return 'array';
  if (bytes[first] === QUOTE)
    return stringThen(bytes, first, end, (byte) => byte === COMMA || byte === CLOSE_BRACKET, 'array');
  return literalNull(bytes, first, end);
}

function asArray(start: DocumentStart): DocumentStart {
  return start === 'object' ? 'array' : start;
}

function stringThen(
  bytes: Uint8Array,
  at: number,
  end: number,
  follows: (byte: number) => boolean,
  found: DocumentStart,
): DocumentStart {
  if (bytes[at] !== QUOTE) return 'no';
  let close = at + 1;
  while (close < end && bytes[close] !== QUOTE) {
    const byte = bytes[close] ?? 0;
    if (byte < 0x20) return 'no';
    close += byte === BACKSLASH ? 2 : 1;
  }
  if (close >= end) return 'undecided';
  const next = skipBlank(bytes, close + 1, end);
  if (next === end) return 'undecided';
  return follows(bytes[next] ?? 0) ? found : 'no';
}

function literalNull(bytes: Uint8Array, at: number, end: number): DocumentStart {
  for (const [index, byte] of [0x6e, 0x75, 0x6c, 0x6c].entries()) {
    if (at + index === end) return 'undecided';
    if (bytes[at + index] !== byte) return 'no';
  }
  return 'array';
}

function skipBlank(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(bytes[at] ?? 0)) at++;
  return at;
}
