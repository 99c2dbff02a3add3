import type { Links } from './links.ts';
import { controller, type KubernetesObject, type ObjectMeta, type ObjectReference } from './object.ts';

/** From the direct controller up; empty for an object nobody controls. Asked again, the same array. */
export type OwnerChain = readonly ObjectReference[];

/** What people deploy and look after; an operator's object above it is not what they turn to first. */
const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob']);

/** No real chain is longer; captured data may hold a circle. */
const LONGEST_CHAIN = 8;

/**
 * Follows controllers up. The pods of one ReplicaSet stand side by side and go up the same way, so the way is found
 * once a controller, and for the neighbour of the object asked before without a lookup: what they have in common is
 * one object for both.
 */
export function ownerChains(find: Links['find']): (object: KubernetesObject) => OwnerChain {
  const chains = new Map<string, OwnerChain>();
  const climbers = new Map<ObjectMeta['owners'], Climber>();
  let last: Climber | null = null;
  return (object) => {
    const { meta } = object;
    if (last !== null && goesAlong(meta, last)) return last.chain;
    const before = climbers.get(meta.owners);
    if (before !== undefined && goesAlong(meta, before)) {
      last = before;
      return before.chain;
    }
    const owner = controller(meta);
    if (owner === null) return ALONE;
    const { owners, namespace, labels } = meta;
    const hash = templateHash(labels);
    const key = `${namespace ?? ''}\n${owner.kind}\n${owner.name}\n${hash}`;
    const chain = chains.get(key) ?? chainAbove(object, find);
    chains.set(key, chain);
    last = { owners, namespace, labels, hash, chain };
    climbers.set(owners, last);
    return chain;
  };
}

/** What decides who is above an object, and who is. */
interface Climber extends Pick<ObjectMeta, 'owners' | 'namespace' | 'labels'> {
  readonly hash: string;
  readonly chain: OwnerChain;
}

function goesAlong({ owners, namespace, labels }: ObjectMeta, other: Climber): boolean {
  if (owners !== other.owners || namespace !== other.namespace) return false;
  return labels === other.labels || templateHash(labels) === other.hash;
}

const ALONE: OwnerChain = [];

function chainAbove(object: KubernetesObject, find: Links['find']): OwnerChain {
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
function deploymentOf(object: KubernetesObject, owner: ObjectReference): readonly ObjectReference[] {
  const hash = templateHash(object.meta.labels);
  if (owner.kind !== 'ReplicaSet' || hash === '' || !owner.name.endsWith(`-${hash}`)) return [];
  const name = owner.name.slice(0, -hash.length - 1);
  return name === '' ? [] : [{ kind: 'Deployment', namespace: owner.namespace, name }];
}

/** '' where there is none. */
function templateHash(labels: ObjectMeta['labels']): string {
  return labels['pod-template-hash'] ?? '';
}
