import type { Cluster } from '../../model/cluster.ts';
import { countBy } from '../../model/grouping.ts';
import type { Pod } from '../../model/pod.ts';
import { podCensus } from '../../rules/pod-census.ts';
import type { PodInventory } from './inventory.ts';
import { troubledPods } from './pod-trouble.ts';

/** Counts by kubectl's STATUS, and every pod that has a problem. */
export function podInventory(cluster: Cluster): PodInventory {
  const { pods, links } = cluster;
  const troubled = troubledPods(cluster);
  const census = podCensus(cluster);
  return {
    total: pods.length,
    ok: pods.length - troubled.size,
    starting: [...census.workloads.values()]
      .flatMap(({ starting }) => starting)
      .filter((pod) => !troubled.has(pod)).length,
    byStatus: mostFirst(census.byStatus),
    problems: [...troubled].map(([pod, problem]) => ({
      namespace: pod.meta.namespace ?? '',
      name: pod.meta.name,
      ready: `${pod.ready.ready}/${pod.ready.total}`,
      status: pod.status,
      restarts: pod.restarts.count,
      createdAt: pod.meta.createdAt,
      node: pod.nodeName,
      owner: links.topOwner(pod),
      problem,
    })),
  };
}

/** kubectl's STATUS values with counts, most frequent first. */
export function statusCounts(
  pods: readonly Pod[],
): readonly { readonly status: string; readonly count: number }[] {
  return mostFirst(countBy(pods, ({ status }) => status));
}

function mostFirst(counts: ReadonlyMap<string, number>): PodInventory['byStatus'] {
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => b.count - a.count || (a.status < b.status ? -1 : 1));
}
