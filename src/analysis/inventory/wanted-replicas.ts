import type { Cluster } from '../../model/cluster.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import type { Service } from '../../model/service.ts';
import { selectedWorkloads } from './selected-workloads.ts';

/** As the workload asks; `null` where it was not captured. */
export function wantedReplicas({ links }: Pick<Cluster, 'links'>, owner: ObjectReference): number | null {
  const object = owner.kind === 'Pod' ? null : links.find(owner);
  if (object === null) return null;
  if ('replicas' in object && typeof object.replicas === 'number') return object.replicas;
  return 'desired' in object && typeof object.desired === 'number' ? object.desired : null;
}

/**
 * Replicas asked for of what stands behind a Service: the workloads whose pod labels it selects. `null` where pods
 * behind it belong to anything else, or nothing asks for any: then its endpoints are all there is to go by.
 */
export function replicasBehind(cluster: Cluster): (service: Service) => number | null {
  const { links } = cluster;
  return (service) => {
    const owners = selectedWorkloads(cluster).get(service) ?? [];
    const keys = new Set(owners.map(objectKey));
    if (!links.podsBehind(service).every((pod) => keys.has(objectKey(links.topOwner(pod))))) return null;
    const wanted = owners.map((owner) => wantedReplicas(cluster, owner) ?? 0).reduce((a, b) => a + b, 0);
    return wanted === 0 ? null : wanted;
  };
}
