import { objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import { someOf } from '../../rules/amount-words.ts';
import type { Entry, PodEntry } from './entry.ts';
import type { KindComparison } from './kind-comparison.ts';
import type { Pair } from './matching.ts';
import type { Portrait } from './portrait.ts';

/** Lists are captured one after the other: what was made meanwhile may be in one and not in the other. */
const CAPTURING = 10 * 60_000;
const MOST_NAMED = 5;

/** What cannot be if both captures are what they say, one sentence a sort. */
export function oddities(
  kinds: readonly KindComparison[],
  pods: KindComparison<PodEntry>,
  before: Portrait,
): readonly string[] {
  const all = [pods, ...kinds];
  const same = all.flatMap(({ matching }) => matching.same).filter(hasOneUid);
  const created = all.flatMap(({ matching, scope, name }) =>
    name === 'events' ? [] : matching.created.filter(({ ref }) => scope.holds(ref.namespace)),
  );
  const samePods = pods.matching.same.filter(hasOneUid);
  return [
    sentence('younger than before, with the uid of before', same.filter(isYounger)),
    sentence(
      'started later than before, with the uid of before',
      samePods.filter(({ before: was, after: is }) => isLater(was.startedAt, is.startedAt)),
    ),
    sentence(
      'fewer restarts than before, with the uid of before',
      samePods.filter(({ before: was, after: is }) => is.restarts < was.restarts),
    ),
    sentence('a lower generation than before', same.filter(wentBack)),
    sentence(
      'created before the first capture, and not in it',
      created
        .filter(({ createdAt, form }) => isBefore(createdAt, before.now - CAPTURING) && form === null)
        .map((after) => ({ after })),
    ),
  ].flatMap((text) => text ?? []);
}

function hasOneUid({ before, after }: Pair<Entry>): boolean {
  return before.uid !== null && before.uid === after.uid && before.form === null && after.form === null;
}

function isYounger({ before, after }: Pair<Entry>): boolean {
  return isLater(before.createdAt, after.createdAt);
}

function isLater(before: number | null, after: number | null): boolean {
  return before !== null && after !== null && after > before;
}

function wentBack({ before, after }: Pair<Entry>): boolean {
  return before.generation !== null && after.generation !== null && after.generation < before.generation;
}

function isBefore(at: number | null, moment: number): boolean {
  return at !== null && moment > 0 && at < moment;
}

function sentence(words: string, found: readonly { readonly after: Entry }[]): string | null {
  if (found.length === 0) return null;
  const names = found.map(({ after }) => objectKey(after.ref)).toSorted(byCodeUnit);
  return `${words}: ${someOf(names, MOST_NAMED)}`;
}
