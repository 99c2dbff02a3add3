import { countBy, groupBy } from '../../model/grouping.ts';
import { by, byCodeUnit } from '../../model/order.ts';
import type { ProblemPodChange } from './comparison.ts';
import type { PodEntry } from './entry.ts';
import type { KindComparison } from './kind-comparison.ts';

/** Of pods that both sides captured whole. */
export function problemPodChange(pods: KindComparison<PodEntry>): ProblemPodChange {
  const { scope, matching } = pods;
  if (scope.extent === 'nothing')
    return { before: null, after: null, removed: [], remaining: [], appeared: [], statuses: [] };
  const isHeld = ({ ref }: PodEntry) => scope.holds(ref.namespace);
  const before = pods.before.filter(isHeld);
  const after = pods.after.filter(isHeld);
  const pairs = [...matching.same, ...matching.replaced];
  const later = new Map(pairs.map((pair) => [pair.before, pair.after]));
  const earlier = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const was = before.filter(({ troubled }) => troubled);
  const is = after.filter(({ troubled }) => troubled);
  const removed = was.filter((pod) => later.get(pod)?.troubled !== true);
  return {
    before: was.length,
    after: is.length,
    removed: [...groupBy(removed, ({ ref }) => ref.namespace ?? '')]
      .map(([namespace, own]) => ({ namespace, pods: own.map(({ ref }) => ref.name).toSorted(byCodeUnit) }))
      .toSorted((a, b) => b.pods.length - a.pods.length || byCodeUnit(a.namespace, b.namespace)),
    remaining: is.filter((pod) => earlier.get(pod)?.troubled === true).map(({ ref }) => ref),
    appeared: is.filter((pod) => earlier.get(pod)?.troubled !== true).map(({ ref }) => ref),
    statuses: statuses(before, after),
  };
}

function statuses(before: readonly PodEntry[], after: readonly PodEntry[]): ProblemPodChange['statuses'] {
  const was = countBy(before, ({ status }) => status);
  const is = countBy(after, ({ status }) => status);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((status) => ({ status, before: was.get(status) ?? 0, after: is.get(status) ?? 0 }))
    .toSorted(by(({ status }) => status));
}
