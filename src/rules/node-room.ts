import { condition } from '../model/condition.ts';
import type { Links } from '../model/links.ts';
import type { Node } from '../model/node.ts';
import type { Pod } from '../model/pod.ts';
import { podResource } from '../model/pod-resources.ts';

/** What the requests of its pods leave of a node: cores, bytes, pods. Never below zero. */
export interface NodeRoom {
  readonly node: Node;
  readonly pods: readonly Pod[];
  readonly cpu: number;
  readonly memory: number;
  readonly places: number;
}

/** Ready, not cordoned, and without a taint that keeps pods off which do not tolerate it. */
export function takesPods({ conditions, unschedulable, taints }: Node): boolean {
  return (
    condition(conditions, 'Ready')?.status === 'True' &&
    !unschedulable &&
    !taints.some(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute')
  );
}

/** Of the nodes that take any pod and say what they have. */
export function nodeRooms(nodes: readonly Node[], links: Pick<Links, 'podsOn'>): readonly NodeRoom[] {
  return nodes.filter(takesPods).flatMap((node) => {
    const { cpu, memory, pods: places } = node.allocatable;
    if (cpu === undefined || memory === undefined) return [];
    const pods = links.podsOn(node.meta.name).filter(isUnfinished);
    return {
      node,
      pods,
      cpu: Math.max(0, cpu - requested(pods, 'cpu')),
      memory: Math.max(0, memory - requested(pods, 'memory')),
      places: Math.max(0, (places ?? Number.MAX_SAFE_INTEGER) - pods.length),
    };
  });
}

/** Cores or bytes. */
export function requested(pods: readonly Pod[], name: 'cpu' | 'memory'): number {
  return pods.reduce((total, pod) => total + podResource(pod.spec, 'requests', name), 0);
}

/** Something that adds nodes when pods find no room runs in the cluster. */
export function hasNodeAutoscaler(pods: readonly Pod[]): boolean {
  return pods.some(({ spec }) =>
    spec.containers.some(({ image }) => image !== null && NODE_AUTOSCALER.test(image)),
  );
}

const NODE_AUTOSCALER = /(^|\/)(cluster-autoscaler[^/]*|karpenter\/controller|karpenter[^/]*)(:|@|$)/;

function isUnfinished({ phase }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}
