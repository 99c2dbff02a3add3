import type { Objects } from './cluster.ts';
import { groupBy, groupIn } from './grouping.ts';
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
import { type OwnerChain, ownerChains } from './owner-chain.ts';
import type { Pod } from './pod.ts';
import type { ReplicaSet } from './workload.ts';

type OwnershipLinks = Pick<
  Links,
  'topOwner' | 'podsOf' | 'podsByTopOwner' | 'podsAlone' | 'replicaSetsOf' | 'jobsOf'
>;

/** Who controls whom, by `metadata.ownerReferences`. */
export function ownershipLinks(objects: Objects, find: Links['find']): OwnershipLinks {
  const chainOf = ownerChains(find);
  const topOwner = (object: KubernetesObject) => chainOf(object).at(-1) ?? reference(object);
  const pods = lazily(() => groupPods(objects.pods, chainOf));
  const replicaSets = lazily(() => groupByController(objects.replicaSets));
  const jobs = lazily(() => groupByController(objects.jobs));
  return {
    topOwner,
    podsOf: (owner) => {
      const key = objectKey(owner);
      const below = pods().below.get(key) ?? [];
      if (owner.kind !== 'Pod') return below;
      const alone = below.length === 0 ? pods().byTop.get(key) : undefined;
      if (alone !== undefined) return alone;
      const self = find(owner);
      return self !== null && isPod(self) && !below.includes(self) ? [self, ...below] : below;
    },
    podsByTopOwner: () => pods().byTop,
    podsAlone: () => pods().alone,
    replicaSetsOf: (deployment) =>
      (replicaSets().get(objectKey(reference(deployment))) ?? []).toSorted(byRevision),
    jobsOf: (cronJob) => jobs().get(objectKey(reference(cronJob))) ?? [],
  };
}

interface GroupedPods {
  /** By every owner of theirs. */
  readonly below: ReadonlyMap<ObjectKey, readonly Pod[]>;
  /** By the last of them; a pod nobody controls is its own. */
  readonly byTop: ReadonlyMap<ObjectKey, readonly Pod[]>;
  readonly alone: readonly Pod[];
}

function groupPods(pods: readonly Pod[], chainOf: (object: KubernetesObject) => OwnerChain): GroupedPods {
  const below = new Map<ObjectKey, Pod[]>();
  const byTop = new Map<ObjectKey, Pod[]>();
  const alone: Pod[] = [];
  let last: OwnerChain = [];
  let top: ObjectReference | null = null;
  let groups: readonly Pod[][] = [];
  for (const pod of pods) {
    const chain = chainOf(pod);
    if (chain !== last || chain.length === 0) {
      const own = chain.map((owner) => groupIn(below, objectKey(owner)));
      top = chain.at(-1) ?? reference(pod);
      // A set, for a circle names an owner twice.
      groups = [...new Set([...own, groupIn(byTop, objectKey(top))])];
      last = chain;
    }
    if (top !== null && isItself(top, pod)) alone.push(pod);
    for (const group of groups) group.push(pod);
  }
  return { below, byTop, alone };
}

function isItself(top: ObjectReference, { meta }: Pod): boolean {
  return top.kind === meta.kind && top.name === meta.name && top.namespace === meta.namespace;
}

function isPod(object: KubernetesObject): object is Pod {
  return object.meta.kind === 'Pod' && 'initContainers' in object;
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
