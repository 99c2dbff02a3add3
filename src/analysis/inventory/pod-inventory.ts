import type { Cluster } from '../../model/cluster.ts';
import type { Pod } from '../../model/pod.ts';
import { isFinished } from '../capacity.ts';
import type { PodInventory } from './inventory.ts';
import { podTrouble } from './pod-trouble.ts';

/** Counts by kubectl's STATUS, and every pod that has a problem. */
export function podInventory(cluster: Cluster): PodInventory {
  const { pods, links } = cluster;
  const troubleOf = podTrouble(cluster);
  const problems = pods.flatMap((pod) => {
    const problem = troubleOf(pod);
    return problem === null ? [] : [{ pod, problem }];
  });
  return {
    total: pods.length,
    ok: pods.length - problems.length,
    starting: pods.filter((pod) => isStarting(pod) && troubleOf(pod) === null).length,
    byStatus: statusCounts(pods),
    problems: problems.map(({ pod, problem }) => ({
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

function isStarting(pod: Pod): boolean {
  return !isFinished(pod) && pod.meta.deletedAt === null && pod.ready.ready < pod.ready.total;
}

/** kubectl's STATUS values with counts, most frequent first. */
export function statusCounts(
  pods: readonly Pod[],
): readonly { readonly status: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { status } of pods) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => b.count - a.count || (a.status < b.status ? -1 : 1));
}
