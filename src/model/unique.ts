const unique = new WeakSet<object>();

/**
 * Says of an object, captured or read, that equal ones were looked for already: the JSON reader hands over parts that
 * many objects have in common as one object each, and what is read of such a part is one object, too.
 */
export function markUnique(value: unknown): void {
  if (typeof value === 'object' && value !== null) unique.add(value);
}

export function isUnique(value: object): boolean {
  return unique.has(value);
}
