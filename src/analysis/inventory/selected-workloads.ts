import type { Cluster } from '../../model/cluster.ts';
import { groupIn } from '../../model/grouping.ts';
import { type ObjectReference, reference } from '../../model/object.ts';
import type { Service } from '../../model/service.ts';

/** Workloads by the Services whose selectors fit the labels of their pods. */
export function selectedWorkloads({
  deployments,
  statefulSets,
  daemonSets,
  links,
}: Cluster): ReadonlyMap<Service, readonly ObjectReference[]> {
  const selected = new Map<Service, ObjectReference[]>();
  for (const workload of [...deployments, ...statefulSets, ...daemonSets]) {
    for (const service of links.servicesSelecting(workload.meta.namespace, workload.template.labels))
      groupIn(selected, service).push(reference(workload));
  }
  return selected;
}
