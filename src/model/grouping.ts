/** Groups by key, groups in order of first appearance, members in their order. */
export function groupBy<K, T>(elements: Iterable<T>, key: (element: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  let last: K | undefined;
  let group: T[] | undefined;
  for (const element of elements) {
    const own = key(element);
    // Elements of one group mostly come one after the other.
    if (group === undefined || last !== own) group = groupIn(groups, own);
    last = own;
    group.push(element);
  }
  return groups;
}

/** How many elements have each key, keys in order of first appearance. */
export function countBy<K, T>(elements: Iterable<T>, key: (element: T) => K): ReadonlyMap<K, number> {
  const tally = createTally<K>();
  for (const element of elements) tally.add(key(element));
  return tally.counts();
}

/** Counts keys one by one, or several at once. */
export interface Tally<K> {
  add(key: K, times?: number): void;
  /** How often each was added, in order of first appearance. */
  counts(): ReadonlyMap<K, number>;
}

/** For keys of which equal ones mostly come one after the other: the map is asked once a run of them. */
export function createTally<K>(): Tally<K> {
  const counts = new Map<K, number>();
  let run: { key: K; length: number } | null = null;
  const close = ({ key, length }: { readonly key: K; readonly length: number }) =>
    counts.set(key, (counts.get(key) ?? 0) + length);
  return {
    add(key, times = 1) {
      run ??= { key, length: 0 };
      if (run.key !== key) {
        close(run);
        run.key = key;
        run.length = 0;
      }
      run.length += times;
    },
    counts() {
      if (run !== null) close(run);
      run = null;
      return counts;
    },
  };
}

/** The group of a key, to add to; made where there is none yet. */
export function groupIn<K, T>(groups: Map<K, T[]>, key: K): T[] {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: T[] = [];
  groups.set(key, group);
  return group;
}
