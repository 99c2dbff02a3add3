import type { Node, Taint } from '../../../../model/node.ts';
import { hasLabels, matchesAffinity } from '../../../../model/node-selection.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podResource } from '../../../../model/pod-resources.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { toleratesTaint } from '../../../../model/tolerates.ts';
import { isControlPlane } from '../../../../rules/distribution.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { isConditionTaint, type Obstacle, resourceObstacle } from './scheduler-message.ts';

/** All nodes with their fields, as far as they were captured whole; else none. */
export const knownNodes = perScene(({ cluster: { nodes, captured } }: Scene): readonly Node[] =>
  captured.all('nodes') && !captured.fromText('nodes') ? nodes : [],
);

/**
 * Nodes that are to run workloads. A control-plane node that is cordoned or tainted is kept free on purpose and is no
 * place for a pod, unless there are no other nodes.
 */
export function workerNodes(spec: PodSpec, scene: Scene): readonly Node[] {
  const nodes = knownNodes(scene);
  const workers = nodes.filter((node) => !isReserved(node, spec));
  return workers.some((node) => !isControlPlane(node)) ? workers : nodes;
}

function isReserved(node: Node, spec: PodSpec): boolean {
  if (!isControlPlane(node)) return false;
  return node.unschedulable || keepingTaint(node, spec) !== null;
}

/** The first taint that keeps the pod off and that somebody set on purpose. */
export function keepingTaint({ taints }: Node, { tolerations }: PodSpec): Taint | null {
  return (
    taints.find(
      (taint) =>
        taint.key !== CORDON_TAINT && !isConditionTaint(taint.key) && !toleratesTaint(tolerations, taint),
    ) ?? null
  );
}

export function hasConditionTaint({ taints }: Node, { tolerations }: PodSpec): boolean {
  return taints.some((taint) => isConditionTaint(taint.key) && !toleratesTaint(tolerations, taint));
}

export function isCordoned({ unschedulable }: Node, { tolerations }: PodSpec): boolean {
  return (
    unschedulable && !toleratesTaint(tolerations, { key: CORDON_TAINT, value: null, effect: 'NoSchedule' })
  );
}

const CORDON_TAINT = 'node.kubernetes.io/unschedulable';

export function isPlaceable(node: Node, { nodeSelector, nodeAffinity }: PodSpec): boolean {
  return hasLabels(nodeSelector, node) && matchesAffinity(nodeAffinity, node);
}

/** What the requests of its pods take of a node's allocatable, by resource; `pods` counts them. */
export const takenOf = perScene(({ cluster: { links } }: Scene) => {
  const known = new Map<string, number>();
  return {
    of(node: Node, resource: string): number {
      const key = `${node.meta.name} ${resource}`;
      const taken = known.get(key) ?? sumOf(links.podsOn(node.meta.name), resource);
      known.set(key, taken);
      return taken;
    },
  };
});

function sumOf(pods: readonly Pod[], resource: string): number {
  return pods
    .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
    .reduce((sum, { spec }) => sum + (resource === 'pods' ? 1 : podResource(spec, 'requests', resource)), 0);
}

export function allocatableOf({ allocatable }: Node, resource: string): number {
  return Object.hasOwn(allocatable, resource) ? (allocatable[resource] ?? 0) : 0;
}

/** What a pod asks for, each resource once; a place among the node's pods too. */
export function askedOf(spec: PodSpec): ReadonlyMap<string, number> {
  const names = new Set(
    [...spec.initContainers, ...spec.containers].flatMap(({ requests }) => Object.keys(requests)),
  );
  return new Map([
    ...[...names].map((name): [string, number] => [name, podResource(spec, 'requests', name)]),
    ['pods', 1],
  ]);
}

/** The resources that a node has too little of for a pod, in the scheduler's words. */
export function shortages(spec: PodSpec, node: Node, scene: Scene): readonly Obstacle[] {
  return [...askedOf(spec)].flatMap(([resource, amount]) => {
    const free = allocatableOf(node, resource) - takenOf(scene).of(node, resource);
    if (amount === 0 || amount <= free) return [];
    return [resource === 'pods' ? 'pods' : resourceObstacle(resource)];
  });
}
