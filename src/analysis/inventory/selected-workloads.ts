import type { Cluster } from '../../model/cluster.ts';
import { groupIn } from '../../model/grouping.ts';
import { type ObjectReference, reference } from '../../model/object.ts';
import type { Service } from '../../model/service.ts';

type Selected = ReadonlyMap<Service, readonly ObjectReference[]>;

const MADE = new WeakMap<Cluster, Selected>();

/** Workloads by the Services whose selectors fit the labels of their pods. Made once for a cluster. */
export function selectedWorkloads(cluster: Cluster): Selected {
  const made = MADE.get(cluster) ?? selection(cluster);
  MADE.set(cluster, made);
  return made;
}

function selection({ deployments, statefulSets, daemonSets, links }: Cluster): Selected {
  const selected = new Map<Service, ObjectReference[]>();
  for (const workload of [...deployments, ...statefulSets, ...daemonSets]) {
    for (const service of links.servicesSelecting(workload.meta.namespace, workload.template.labels))
      groupIn(selected, service).push(reference(workload));
  }
  return selected;
}
