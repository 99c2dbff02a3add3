import { bySource } from './fold.ts';
import { groupBy } from './grouping.ts';
import type { NodeMetrics, PodMetrics } from './metrics.ts';
import { type Dated, later } from './newest.ts';
import { namespacedName } from './object.ts';
import { byCodeUnit } from './order.ts';
import type { Pod } from './pod.ts';

/** One row a node, by name; of several the latest. */
export function foldNodeMetrics(rows: readonly NodeMetrics[]): readonly NodeMetrics[] {
  return [...groupBy(rows.toSorted(latestFirst), (row) => row.name).values()]
    .flatMap((same) => same.slice(0, 1))
    .toSorted((a, b) => byCodeUnit(a.name, b.name));
}

/**
 * One row a container, or a pod, by namespace and name; of several the latest. `kubectl top pods -n shop` does not
 * print the namespace: it is the one of the captured pod of that name, where there is only one.
 */
export function foldPodMetrics(rows: readonly PodMetrics[], pods: readonly Pod[]): readonly PodMetrics[] {
  const needed = new Set(rows.flatMap((row) => (row.namespace === null ? [row.pod] : [])));
  const namesakes = groupBy(
    pods.filter((pod) => needed.has(pod.meta.name)),
    (pod) => pod.meta.name,
  );
  const placed = rows.map((row) => {
    if (row.namespace !== null) return row;
    const [only, ...others] = namesakes.get(row.pod) ?? [];
    return others.length > 0 ? row : { ...row, namespace: only?.meta.namespace ?? null };
  });
  const key = (row: PodMetrics) => `${row.namespace ?? ''}\n${row.pod}\n${row.container ?? ''}`;
  return [...groupBy(placed.toSorted(latestFirst), key).values()]
    .flatMap((same) => same.slice(0, 1))
    .toSorted((a, b) => byCodeUnit(key(a), key(b)));
}

/** When the latest of the rows was measured; tables of `kubectl top` do not say. */
export function newestMetrics(rows: readonly (NodeMetrics | PodMetrics)[]): Dated | null {
  return rows.reduce<Dated | null>((newest, row) => later(newest, measured(row)), null);
}

function measured(row: NodeMetrics | PodMetrics): Dated | null {
  if (row.at === null) return null;
  const name =
    'pod' in row
      ? `PodMetrics ${namespacedName({ namespace: row.namespace, name: row.pod })}`
      : `NodeMetrics ${row.name}`;
  return { at: row.at, detail: `${name}: timestamp` };
}

function latestFirst(a: NodeMetrics | PodMetrics, b: NodeMetrics | PodMetrics): number {
  return (b.at ?? 0) - (a.at ?? 0) || bySource(a.source, b.source);
}
