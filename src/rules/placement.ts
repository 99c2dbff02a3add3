import { groupBy } from '../model/grouping.ts';
import type { Links } from '../model/links.ts';
import type { Node } from '../model/node.ts';
import type { ObjectReference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { takesPods } from './node-room.ts';
import { isReady } from './pod-census.ts';

/** Where the ready replicas of a workload run. */
export interface Placement {
  readonly owner: ObjectReference;
  /** Ready, two or more. */
  readonly pods: readonly Pod[];
  /** Names of the nodes they run on, in order of the pods. */
  readonly nodes: readonly string[];
  /** Bound to certain nodes, or to each other, by what the pods ask for. */
  readonly pinned: boolean;
}

/** Of workloads with replicas: DaemonSets are everywhere, and Jobs come and go. */
export function placements(links: Pick<Links, 'podsByTopOwner' | 'topOwner'>): readonly Placement[] {
  return [...links.podsByTopOwner().values()].flatMap((all) => {
    const pods = all.length < 2 ? [] : all.filter((pod) => isReady(pod) && pod.nodeName !== null);
    const [first] = pods;
    if (first === undefined || pods.length < 2) return [];
    const owner = links.topOwner(first);
    if (!REPLICATED.has(owner.kind)) return [];
    const nodes = [...new Set(pods.flatMap(({ nodeName }) => nodeName ?? []))];
    return [{ owner, pods, nodes, pinned: pods.some(isPinned) }];
  });
}

/** Nodes that take any pod, by zone; those without a zone are left out. */
export function nodesByZone(nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const placed = nodes.filter((node) => takesPods(node) && zoneOf(node) !== null);
  return groupBy(placed, (node) => zoneOf(node) ?? '');
}

export function zoneOf({ meta }: Node): string | null {
  return ZONES.flatMap((key) => meta.labels[key] ?? [])[0] ?? null;
}

const REPLICATED: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);
const ZONES = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];
/** Every node of a kind has them. */
const COMMON_LABELS = /^(beta\.)?kubernetes\.io\/(os|arch)$/;

/** A claim may hold a pod to the node that its volume lies on. */
function isPinned({ spec }: Pod): boolean {
  const { nodeSelector, nodeAffinity, podAffinity, volumes } = spec;
  return (
    nodeAffinity.length > 0 ||
    podAffinity.length > 0 ||
    Object.keys(nodeSelector).some((key) => !COMMON_LABELS.test(key)) ||
    volumes.some(({ type }) => type === 'persistentVolumeClaim')
  );
}
