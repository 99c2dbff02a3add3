import { groupBy } from '../../../../model/grouping.ts';
import { lazilyBy } from '../../../../model/lazy.ts';
import type { Node } from '../../../../model/node.ts';
import { type ObjectReference, objectKey } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podResource } from '../../../../model/pod-resources.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { type Obstacle, resourceObstacle } from './scheduler-message.ts';

/** One resource on some nodes; `pods` counts pods. */
export interface Capacity {
  /** Of all of them together, and of the largest. */
  readonly total: number;
  readonly largest: Room | null;
  /** The node with most of it left, and how much; never below zero. */
  readonly freest: Room | null;
  /** What the pods there take of it. */
  readonly taken: number;
  /** Who holds a tenth of it and more: the three largest. */
  readonly holders: readonly Holder[];
}

export interface Room {
  readonly node: Node;
  readonly amount: number;
}

export interface Holder {
  readonly owner: ObjectReference;
  readonly amount: number;
}

/** The same list of nodes is asked for again and again. */
export function capacityOf(nodes: readonly Node[], resource: string, scene: Scene): Capacity {
  const known = capacities(scene).get(nodes) ?? lazilyBy((name: string) => capacity(nodes, name, scene));
  capacities(scene).set(nodes, known);
  return known(resource);
}

const capacities = perScene(() => new WeakMap<readonly Node[], (resource: string) => Capacity>());

function capacity(nodes: readonly Node[], resource: string, scene: Scene): Capacity {
  const free = nodes.map((node) => ({ node, amount: Math.max(0, freeOf(scene)(resource)(node)) }));
  const sizes = nodes.map((node) => ({ node, amount: allocatableOf(node, resource) }));
  const total = sizes.reduce((sum, { amount }) => sum + amount, 0);
  const pods = nodes.flatMap(({ meta }) => scene.cluster.links.podsOn(meta.name)).filter(isActive);
  return {
    total,
    largest: most(sizes),
    freest: most(free),
    taken: pods.reduce((sum, pod) => sum + requestOf(pod, resource), 0),
    holders: holdersOf(pods, resource, scene).filter(({ amount }) => amount * 10 >= total),
  };
}

function most(rooms: readonly Room[]): Room | null {
  return rooms.reduce<Room | null>(
    (best, one) => (best === null || one.amount > best.amount ? one : best),
    null,
  );
}

function holdersOf(pods: readonly Pod[], resource: string, { cluster: { links } }: Scene): readonly Holder[] {
  return [...groupBy(pods, (pod) => objectKey(links.topOwner(pod))).values()]
    .flatMap((members) => {
      const [first] = members;
      const amount = members.reduce((sum, pod) => sum + requestOf(pod, resource), 0);
      return first === undefined || amount === 0 ? [] : [{ owner: links.topOwner(first), amount }];
    })
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, 3);
}

/** What the requests of its pods leave of each node, by resource. */
const freeOf = perScene(({ cluster: { links } }: Scene) =>
  lazilyBy((resource: string) =>
    lazilyBy(
      (node: Node) =>
        allocatableOf(node, resource) -
        links
          .podsOn(node.meta.name)
          .filter(isActive)
          .reduce((sum, pod) => sum + requestOf(pod, resource), 0),
    ),
  ),
);

function requestOf({ spec }: Pod, resource: string): number {
  return resource === 'pods' ? 1 : podResource(spec, 'requests', resource);
}

function isActive({ phase }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}

function allocatableOf({ allocatable }: Node, resource: string): number {
  return Object.hasOwn(allocatable, resource) ? (allocatable[resource] ?? 0) : 0;
}

/** What a pod asks for, each resource once; a place among the node's pods too. */
export function askedOf(spec: PodSpec): readonly (readonly [resource: string, amount: number])[] {
  const names = new Set(
    [...spec.initContainers, ...spec.containers].flatMap(({ requests }) => Object.keys(requests)),
  );
  return [...[...names].map((name) => [name, podResource(spec, 'requests', name)] as const), ['pods', 1]];
}

/** For each node the resources of which it has too little, in the scheduler's words. */
export function shortages(
  asked: ReturnType<typeof askedOf>,
  nodes: readonly Node[],
  scene: Scene,
): readonly (readonly Obstacle[])[] {
  const rooms = asked.map(([resource, amount]) => ({
    obstacle: resource === 'pods' ? ('pods' as const) : resourceObstacle(resource),
    amount,
    free: freeOf(scene)(resource),
  }));
  return nodes.map((node) =>
    rooms.flatMap(({ obstacle, amount, free }) => (amount > 0 && amount > free(node) ? [obstacle] : [])),
  );
}
