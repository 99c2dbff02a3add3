import type { Cluster } from '../../model/cluster.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import { podProblem } from '../../model/pod-problem.ts';
import { isFinished } from '../capacity.ts';
import { wantedReplicas } from '../inventory/wanted-replicas.ts';
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
 * Replicas that are not ready, of those asked for, of the workloads that lack some: one that has what it asks for
 * neither makes up for another nor belongs to the whole. `null` where nothing is asked for, or pods were not captured
 * whole.
 */
export function replicas(cluster: Cluster, owners: readonly ObjectReference[]): Impact['replicas'] {
  if (!owners.every(({ namespace }) => cluster.captured.all('pods', namespace))) return null;
  const shares = owners.map((ref) => ({ ref, ...share(cluster, ref) }));
  const workloads = shares.filter(({ missing }) => missing > 0).toSorted(by(({ ref }) => objectKey(ref)));
  const counted = workloads.length > 0 ? workloads : shares;
  const desired = counted.reduce((sum, one) => sum + one.desired, 0);
  const missing = counted.reduce((sum, one) => sum + one.missing, 0);
  return desired === 0 ? null : { missing, desired, workloads };
}

function share(
  cluster: Cluster,
  owner: ObjectReference,
): { readonly missing: number; readonly desired: number } {
  const active = cluster.links.podsOf(owner).filter((pod) => !isFinished(pod) && pod.meta.deletedAt === null);
  const ready = active.filter(
    (pod) => podProblem(pod, cluster.now) === null && pod.ready.ready === pod.ready.total,
  ).length;
  const desired = wantedReplicas(cluster, owner) ?? active.length;
  return { missing: Math.max(0, desired - ready), desired };
}
