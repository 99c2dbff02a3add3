import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { ReplicaSetChange, ReplicaSetTotals } from './comparison.ts';
import type { KindComparison } from './kind-comparison.ts';
import type { Portrait } from './portrait.ts';

export function replicaSetChange(sets: KindComparison, before: Portrait, after: Portrait): ReplicaSetChange {
  const { scope, matching } = sets;
  const counts = ({ captured, replicaSets }: Portrait) =>
    captured.any('replicaSets') && captured.any('deployments')
      ? [...replicaSets].filter(([namespace]) => isHeld(namespace)).map(([, own]) => own)
      : null;
  // Where nothing can be compared, each side still has its own number.
  const isHeld = (namespace: string) => scope.extent === 'nothing' || scope.holds(namespace);
  const gone = matching.deleted.filter(({ ref }) => scope.holds(ref.namespace));
  const most = counts(after)?.map((own) => own.most) ?? [null];
  return {
    before: totals(counts(before)),
    after: totals(counts(after)),
    deleted: [...groupBy(gone, ({ owner, ref }) => objectKey(owner ?? ref)).values()]
      .flatMap((own) => {
        const [first] = own;
        if (first === undefined) return [];
        const names = own.map(({ ref }) => ref.name).toSorted(byCodeUnit);
        return { deployment: first.owner ?? first.ref, count: own.length, names };
      })
      .toSorted((a, b) => b.count - a.count || byCodeUnit(objectKey(a.deployment), objectKey(b.deployment))),
    mostAfter: sum(most),
  };
}

function totals(
  counts: readonly { readonly total: number; readonly stale: number }[] | null,
): ReplicaSetTotals | null {
  if (counts === null) return null;
  const total = sum(counts.map((own) => own.total)) ?? 0;
  const stale = sum(counts.map((own) => own.stale)) ?? 0;
  return { total, active: total - stale, stale };
}

function sum(values: readonly (number | null)[]): number | null {
  let result = 0;
  for (const value of values) {
    if (value === null) return null;
    result += value;
  }
  return result;
}
