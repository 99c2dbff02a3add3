import type { Objects } from './cluster.ts';
import { groupBy } from './grouping.ts';
import { lazily } from './lazy.ts';
import type { Links } from './links.ts';
import {
  controller,
  type KubernetesObject,
  type ObjectKey,
  type ObjectReference,
  objectKey,
  reference,
} from './object.ts';
import { by } from './order.ts';
import type { Pod } from './pod.ts';
import type { ReplicaSet } from './workload.ts';

type OwnershipLinks = Pick<Links, 'topOwner' | 'podsOf' | 'replicaSetsOf' | 'jobsOf'>;

/** Who controls whom, by `metadata.ownerReferences`. */
export function ownershipLinks(objects: Objects, find: Links['find']): OwnershipLinks {
  const podsByOwner = lazily(() => groupByOwners(objects.pods, find));
  const replicaSets = lazily(() => groupByController(objects.replicaSets));
  const jobs = lazily(() => groupByController(objects.jobs));
  return {
    topOwner: (object) => ownersOf(object, find).at(-1) ?? reference(object),
    podsOf: (owner) => podsByOwner().get(objectKey(owner)) ?? [],
    replicaSetsOf: (deployment) =>
      (replicaSets().get(objectKey(reference(deployment))) ?? []).toSorted(byRevision),
    jobsOf: (cronJob) => jobs().get(objectKey(reference(cronJob))) ?? [],
  };
}

/** What people deploy and look after; an operator's object above it is not what they turn to first. */
const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob']);

/** No real chain is longer; captured data may hold a circle. */
const LONGEST_CHAIN = 8;

/** From the direct controller up. */
function ownersOf(object: KubernetesObject, find: Links['find']): readonly ObjectReference[] {
  const chain: ObjectReference[] = [];
  let current: KubernetesObject | null = object;
  while (current !== null && chain.length < LONGEST_CHAIN) {
    const owner = ownerOf(current, find);
    if (owner === null) return chain;
    chain.push(owner.ref);
    if (WORKLOADS.has(owner.ref.kind)) return chain;
    if (owner.object === null) return [...chain, ...deploymentOf(current, owner.ref)];
    current = owner.object;
  }
  return chain;
}

interface Owner {
  readonly ref: ObjectReference;
  /** `null` when it was not captured. */
  readonly object: KubernetesObject | null;
}

/** A Node controls its static pods in name only: deleting it does not end them, and they have no common trouble. */
function ownerOf({ meta }: KubernetesObject, find: Links['find']): Owner | null {
  const owner = controller(meta);
  if (owner === null || owner.kind === 'Node') return null;
  const { kind, name } = owner;
  const beside = { kind, namespace: meta.namespace, name };
  const object = find(beside);
  if (object !== null) return { ref: beside, object };
  // An owner is in the same namespace or has none, and only a capture can tell which.
  const above = { kind, namespace: null, name };
  const clusterScoped = find(above);
  return clusterScoped === null ? { ref: beside, object: null } : { ref: above, object: clusterScoped };
}

/** A Deployment names its ReplicaSets after itself and the hash it labels their pods with. */
function deploymentOf({ meta }: KubernetesObject, owner: ObjectReference): readonly ObjectReference[] {
  const hash = meta.labels['pod-template-hash'];
  if (owner.kind !== 'ReplicaSet' || hash === undefined || !owner.name.endsWith(`-${hash}`)) return [];
  const name = owner.name.slice(0, -hash.length - 1);
  return name === '' ? [] : [{ kind: 'Deployment', namespace: owner.namespace, name }];
}

/** Every owner of a chain has the pod; and so that top owners can be asked alike, a pod without owner has itself. */
function groupByOwners(pods: readonly Pod[], find: Links['find']): ReadonlyMap<ObjectKey, readonly Pod[]> {
  const groups = new Map<ObjectKey, Pod[]>();
  for (const pod of pods) {
    for (const owner of [reference(pod), ...ownersOf(pod, find)]) {
      const key = objectKey(owner);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [pod]);
      else if (group.at(-1) !== pod) group.push(pod);
    }
  }
  return groups;
}

function groupByController<T extends KubernetesObject>(
  objects: readonly T[],
): ReadonlyMap<ObjectKey, readonly T[]> {
  return groupBy(objects, ({ meta }) => {
    const owner = controller(meta);
    return owner === null ? '' : objectKey({ kind: owner.kind, namespace: meta.namespace, name: owner.name });
  });
}

function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  return (
    (b.revision ?? -1) - (a.revision ?? -1) ||
    (b.meta.createdAt ?? 0) - (a.meta.createdAt ?? 0) ||
    by<ReplicaSet>((set) => set.meta.name)(a, b)
  );
}
