import type { Cluster } from '../../model/cluster.ts';
import type { ObjectReference } from '../../model/object.ts';
import { podProblem } from '../../model/pod-problem.ts';
import { isFinished } from '../capacity.ts';
import type { Impact } from './cause.ts';

const OWNERS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'Pod',
]);

/** It is to have pods, or is one. */
export function isOwner({ kind }: ObjectReference): boolean {
  return OWNERS.has(kind);
}

/**
 * Replicas that are not ready, of those asked for, workload by workload: one that has more than it asks for makes up
 * for no other. `null` where nothing is asked for, or pods were not captured whole.
 */
export function replicas(cluster: Cluster, owners: readonly ObjectReference[]): Impact['replicas'] {
  if (!owners.every(({ namespace }) => cluster.captured.all('pods', namespace))) return null;
  const shares = owners.map((owner) => share(cluster, owner));
  const desired = shares.reduce((sum, one) => sum + one.desired, 0);
  const missing = shares.reduce((sum, one) => sum + one.missing, 0);
  return desired === 0 ? null : { missing, desired };
}

function share(
  cluster: Cluster,
  owner: ObjectReference,
): { readonly missing: number; readonly desired: number } {
  const active = cluster.links.podsOf(owner).filter((pod) => !isFinished(pod) && pod.meta.deletedAt === null);
  const ready = active.filter(
    (pod) => podProblem(pod, cluster.now) === null && pod.ready.ready === pod.ready.total,
  ).length;
  const desired = wanted(cluster, owner) ?? active.length;
  return { missing: Math.max(0, desired - ready), desired };
}

/** As the workload asks; `null` where it was not captured. */
function wanted(cluster: Cluster, owner: ObjectReference): number | null {
  const object = owner.kind === 'Pod' ? null : cluster.links.find(owner);
  if (object === null) return null;
  if ('replicas' in object && typeof object.replicas === 'number') return object.replicas;
  return 'desired' in object && typeof object.desired === 'number' ? object.desired : null;
}
