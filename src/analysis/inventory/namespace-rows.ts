import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { byCodeUnit } from '../../model/order.ts';
import { novelty } from '../timeline.ts';
import type { NamespaceRow, WorkloadRow } from './inventory.ts';
import { podTrouble } from './pod-trouble.ts';

/** One row a namespace: those captured as objects, and those that only their pods or workloads name. */
export function namespaceRows(cluster: Cluster, workloads: readonly WorkloadRow[]): readonly NamespaceRow[] {
  const { namespaces, pods, captured } = cluster;
  const troubleOf = podTrouble(cluster);
  const isNew = novelty(cluster);
  const objects = new Map(namespaces.map((namespace) => [namespace.meta.name, namespace]));
  const podsIn = groupBy(pods, (pod) => pod.meta.namespace ?? '');
  const workloadsIn = groupBy(workloads, (workload) => workload.ref.namespace ?? '');
  const names = new Set(
    [...objects.keys(), ...podsIn.keys(), ...workloadsIn.keys()].filter((name) => name !== ''),
  );
  return [...names].toSorted(byCodeUnit).map((name) => {
    const object = objects.get(name) ?? null;
    const own = podsIn.get(name) ?? [];
    const counted = own.length > 0 || captured.all('pods', name);
    return {
      name,
      phase: object?.phase ?? null,
      createdAt: object?.meta.createdAt ?? null,
      isNew: isNew(object?.meta.createdAt ?? null),
      pods: counted
        ? { total: own.length, problems: own.filter((pod) => troubleOf(pod) !== null).length }
        : null,
      workloads: workloadsIn.get(name)?.length ?? 0,
    };
  });
}
