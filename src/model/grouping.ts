/** Groups by key, groups in order of first appearance, members in their order. */
export function groupBy<K, T>(elements: Iterable<T>, key: (element: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const element of elements) {
    const group = groups.get(key(element));
    if (group === undefined) groups.set(key(element), [element]);
    else group.push(element);
  }
  return groups;
}
