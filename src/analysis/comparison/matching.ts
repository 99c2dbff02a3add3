import { objectKey } from '../../model/object.ts';
import type { Entry } from './entry.ts';

/** The objects of one kind on both sides. Each stands in one list, once. */
export interface Matching<E extends Entry> {
  /** One object, before and after. */
  readonly same: readonly Pair<E>[];
  /** Another object of the same name. */
  readonly replaced: readonly Pair<E>[];
  readonly deleted: readonly E[];
  readonly created: readonly E[];
}

export interface Pair<E extends Entry> {
  readonly before: E;
  readonly after: E;
}

/**
 * By uid where both sides have one, else by name. An object of a known uid under another name of its namespace, as a
 * restored backup may have it, is the same. `byUid` is false where the two are of different clusters.
 */
export function matching<E extends Entry>(
  before: readonly E[],
  after: readonly E[],
  byUid: boolean,
): Matching<E> {
  const names = new Map(after.map((entry) => [objectKey(entry.ref), entry]));
  const unmatched = new Set(after);
  const same: Pair<E>[] = [];
  const others: E[] = [];
  for (const entry of before) {
    const found = names.get(objectKey(entry.ref));
    if (found !== undefined && unmatched.has(found) && !(byUid && areOthers(entry, found))) {
      unmatched.delete(found);
      same.push({ before: entry, after: found });
    } else others.push(entry);
  }
  const uids = byUid ? uidsOf(unmatched) : new Map<string, E>();
  const replaced: Pair<E>[] = [];
  const deleted: E[] = [];
  const remaining: E[] = [];
  for (const entry of others) {
    const found = uids.get(uidKey(entry) ?? '');
    if (found !== undefined && unmatched.delete(found)) same.push({ before: entry, after: found });
    else remaining.push(entry);
  }
  for (const entry of remaining) {
    const found = names.get(objectKey(entry.ref));
    if (found !== undefined && unmatched.delete(found)) replaced.push({ before: entry, after: found });
    else deleted.push(entry);
  }
  return { same, replaced, deleted, created: [...unmatched] };
}

function areOthers(before: Entry, after: Entry): boolean {
  return before.uid !== null && after.uid !== null && before.uid !== after.uid;
}

function uidsOf<E extends Entry>(entries: Iterable<E>): ReadonlyMap<string, E> {
  const uids = new Map<string, E>();
  for (const entry of entries) {
    const key = uidKey(entry);
    if (key !== null) uids.set(key, entry);
  }
  return uids;
}

/** No object moves to another namespace. */
function uidKey({ uid, ref }: Entry): string | null {
  return uid === null ? null : `${ref.namespace ?? ''}\n${uid}`;
}
