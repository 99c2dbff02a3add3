import type { Cluster } from '../../model/cluster.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import { isOnLostNode } from './lost-nodes.ts';
import type { PodTrouble } from './pod-trouble.ts';

/**
 * Whether a pod is only left behind by a workload that has every replica it asks for: it ended, is deleted, or lies on
 * a node that does not answer, and others stand in its place. A matter of clean-up, not of availability.
 */
export function isLeftBehind(pod: Pod, trouble: PodTrouble, cluster: Pick<Cluster, 'nodes'>): boolean {
  return OVER.has(trouble) || isOnLostNode(pod, cluster);
}

const OVER: ReadonlySet<PodTrouble> = new Set(['evicted', 'failed', 'stuck-terminating', 'node-lost']);

/** Kinds that make another pod for one that is gone; a failed pod of a Job is what there is to say of it. */
export function replacesPods({ kind }: ObjectReference): boolean {
  return REPLACING.has(kind);
}

const REPLACING: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
]);
