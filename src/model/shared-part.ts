import type { Share } from './share.ts';

/** Reads a captured value. The same function each time, because what it read is found again by it. */
export type PartReader<T> = (raw: unknown, share: Share) => T;

/** What was read of a part, by which reader: pairs, and seldom more than one. */
const RESULTS = Symbol('results');
const ofNothing: unknown[] = [];

/**
 * Says of a captured value that everything equal to it is this one object: the JSON reader hands over so what many
 * objects have in common, the labels of a template for one. It is read once then. Copies of it are not marked.
 */
export function markShared(part: unknown): void {
  if (typeof part === 'object' && part !== null && !(RESULTS in part))
    Object.defineProperty(part, RESULTS, { value: [] });
}

/** Reads a captured value: a shared one once, any other to share what was read. */
export function readShared<T>(raw: unknown, read: PartReader<T>, share: Share): T {
  const results = resultsOf(raw);
  if (results === null) return share(read(raw, share));
  for (let at = 0; at < results.length; at += 2) {
    const known = results[at + 1];
    if (results[at] === read && isResult(known, read)) return known;
  }
  const value = read(raw, share);
  results.push(read, value);
  return value;
}

function resultsOf(raw: unknown): unknown[] | null {
  if (raw === undefined) return ofNothing;
  return typeof raw === 'object' && raw !== null && hasResults(raw) ? raw[RESULTS] : null;
}

function hasResults(raw: object): raw is { readonly [RESULTS]: unknown[] } {
  return RESULTS in raw;
}

/** What stands beside a reader is what it read. */
function isResult<T>(value: unknown, _read: PartReader<T>): value is T {
  return value !== undefined;
}
