/**
 * Whether two words differ by one slip: up to two characters at one place that are missing, added, exchanged or other.
 * Short words differ by that anyway. Linear.
 */
export function isNearMiss(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > SLIP || Math.min(a.length, b.length) < SHORTEST)
    return false;
  const shorter = Math.min(a.length, b.length);
  let front = 0;
  while (front < shorter && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < shorter - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  return Math.max(a.length, b.length) - front - back <= SLIP;
}

const SLIP = 2;
const SHORTEST = 4;

/** The first of `known` that is a near miss of the word. */
export function nearest(word: string, known: readonly string[]): string | null {
  return known.find((one) => isNearMiss(word, one)) ?? null;
}
