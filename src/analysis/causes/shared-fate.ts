import type { Cluster } from '../../model/cluster.ts';
import { lazily } from '../../model/lazy.ts';
import { byObjectKey, type ObjectReference, objectKey, reference } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import type { SharedFate } from './cause.ts';

/**
 * Workloads that hang on the root of a cause and are not among those it has broken already: with pods on the same node,
 * with pods that mount the same claim, in the namespace whose quota is used up.
 */
export function sharedFates(
  cluster: Cluster,
): (root: ObjectReference, broken: readonly ObjectReference[]) => SharedFate | null {
  const claims = lazily(
    () => new Map(cluster.persistentVolumeClaims.map((claim) => [objectKey(reference(claim)), claim])),
  );
  const { links } = cluster;
  const sharers = (root: ObjectReference): Sharers => {
    if (root.kind === 'Node') return { how: 'with pods on it', pods: links.podsOn(root.name) };
    if (root.kind === 'Namespace') return { how: 'in it', pods: links.podsIn(root.name) };
    const claim = root.kind === 'PersistentVolumeClaim' ? claims().get(objectKey(root)) : undefined;
    return { how: 'mounting it', pods: claim === undefined ? [] : links.podsMounting(claim) };
  };
  return (root, broken) => {
    const known = new Set(broken.map(objectKey));
    const { how, pods } = sharers(root);
    const workloads = new Map(
      pods
        .filter(isLasting)
        .map((pod) => links.topOwner(pod))
        .filter((owner) => !known.has(objectKey(owner)))
        .map((owner) => [objectKey(owner), owner]),
    );
    return workloads.size === 0 ? null : { how, workloads: [...workloads.values()].toSorted(byObjectKey) };
  };
}

interface Sharers {
  readonly how: string;
  readonly pods: readonly Pod[];
}

function isLasting({ meta, phase }: Pod): boolean {
  return meta.deletedAt === null && phase !== 'Succeeded' && phase !== 'Failed';
}
