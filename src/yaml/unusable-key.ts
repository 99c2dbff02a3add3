import { type Document, isScalar, visit } from 'yaml';

/** Offset of the first key that is not one word or text, or that no plain object can hold: `? [a, b]`, `__proto__`. */
export function unusableKey(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value !== '__proto__') return undefined;
      found = rangeStart(key);
      return visit.BREAK;
    },
  });
  return found;
}

function rangeStart(key: unknown): number {
  const range: unknown = typeof key === 'object' && key !== null && 'range' in key ? key.range : null;
  const [start]: readonly unknown[] = Array.isArray(range) ? range : [];
  return typeof start === 'number' ? start : 0;
}
