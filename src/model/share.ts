/** Gives back an equal value seen before, so that a hundred pods of one template hold one spec. */
export type Share = <T>(value: T) => T;

/** Shares nothing. */
export const unshared: Share = (value) => value;

/**
 * Shares by content: texts that are equal, and values that print as the same JSON, become one. Only for readonly plain
 * data that JSON prints whole.
 */
export function createShare(): Share {
  const texts = new Map<string, unknown>();
  const values = new Map<string, unknown>();
  return <T>(value: T): T => {
    if (typeof value === 'string') return shared(texts, value, value);
    if (typeof value !== 'object' || value === null) return value;
    return shared(values, JSON.stringify(value), value);
  };
}

function shared<T>(known: Map<string, unknown>, key: string, value: T): T {
  const same = known.get(key);
  if (printsAlike(same, value)) return same;
  known.set(key, value);
  return value;
}

/** What stands under a value's own text has the value's shape. */
function printsAlike<T>(candidate: unknown, _value: T): candidate is T {
  return candidate !== undefined;
}
