/** Gives back an equal value seen before, so that a hundred pods of one template hold one spec. */
export type Share = <T>(value: T) => T;

/**
 * Shares by content: values that print as the same JSON become one.
 * Only for readonly plain data that JSON prints whole.
 */
export function createShare(): Share {
  const seen = new Map<string, unknown>();
  return <T>(value: T): T => {
    const key = JSON.stringify(value);
    if (key === undefined) return value;
    const same = seen.get(key);
    if (printsAlike(same, value)) return same;
    seen.set(key, value);
    return value;
  };
}

/** What stands under a value's own JSON has the value's shape. */
function printsAlike<T>(candidate: unknown, _value: T): candidate is T {
  return candidate !== undefined;
}
