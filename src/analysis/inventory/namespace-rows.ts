import type { Cluster } from '../../model/cluster.ts';
import { countBy } from '../../model/grouping.ts';
import { podCensus } from '../../rules/pod-census.ts';
import { namespaceNames } from '../namespace-names.ts';
import { novelty } from '../timeline.ts';
import type { NamespaceRow, WorkloadRow } from './inventory.ts';
import { troubledPods } from './pod-trouble.ts';

/** One row a namespace: those captured as objects, and those that only what lives in them names. */
export function namespaceRows(cluster: Cluster, workloads: readonly WorkloadRow[]): readonly NamespaceRow[] {
  const { namespaces, captured } = cluster;
  const isNew = novelty(cluster);
  const objects = new Map(namespaces.map((namespace) => [namespace.meta.name, namespace]));
  const podsIn = podCensus(cluster).byNamespace;
  const troubledIn = countBy(troubledPods(cluster).keys(), ({ meta }) => meta.namespace ?? '');
  const workloadsIn = countBy(workloads, ({ ref }) => ref.namespace ?? '');
  return namespaceNames(cluster).map((name) => {
    const object = objects.get(name) ?? null;
    const total = podsIn.get(name) ?? 0;
    const counted = total > 0 || captured.all('pods', name);
    return {
      name,
      phase: object?.phase ?? null,
      createdAt: object?.meta.createdAt ?? null,
      isNew: isNew(object?.meta.createdAt ?? null),
      pods: counted ? { total, problems: troubledIn.get(name) ?? 0 } : null,
      workloads: workloadsIn.get(name) ?? 0,
    };
  });
}
