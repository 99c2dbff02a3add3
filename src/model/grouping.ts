/** Groups by key, groups in order of first appearance, members in their order. */
export function groupBy<K, T>(elements: Iterable<T>, key: (element: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const element of elements) groupIn(groups, key(element)).push(element);
  return groups;
}

/** How many elements have each key, keys in order of first appearance. */
export function countBy<K, T>(elements: Iterable<T>, key: (element: T) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const element of elements) {
    const own = key(element);
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return counts;
}

/** The group of a key, to add to; made where there is none yet. */
export function groupIn<K, T>(groups: Map<K, T[]>, key: K): T[] {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: T[] = [];
  groups.set(key, group);
  return group;
}
