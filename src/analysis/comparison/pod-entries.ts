import type { Cluster } from '../../model/cluster.ts';
import { controller } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import { troubledPods } from '../inventory/pod-trouble.ts';
import { entryOf, type PodEntry } from './entry.ts';
import { podFields } from './fields/pod-fields.ts';

/** Pods are most of a large cluster: what is kept of them holds none of their objects. */
export function podEntries(cluster: Cluster): readonly PodEntry[] {
  const troubled = troubledPods(cluster);
  return cluster.pods.map((pod) => podEntry(pod, cluster, troubled.has(pod)));
}

function podEntry(pod: Pod, { links }: Cluster, troubled: boolean): PodEntry {
  const fields = podFields(pod);
  return {
    ...entryOf(pod, controller(pod.meta) === null ? null : links.topOwner(pod), () => fields),
    status: pod.status,
    restarts: pod.restarts.count,
    startedAt: pod.startedAt,
    troubled,
  };
}
