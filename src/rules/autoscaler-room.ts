import type { Links } from '../model/links.ts';
import type { Node } from '../model/node.ts';
import type { Pod } from '../model/pod.ts';
import { podResource } from '../model/pod-resources.ts';
import type { HorizontalPodAutoscaler } from '../model/scaling.ts';
import { isActive } from './missing-pods.ts';
import { hasNodeAutoscaler, nodeRooms } from './node-room.ts';

/** What an autoscaler would ask for beyond what runs, if it went to its maximum. Cores and bytes. */
export interface Growth {
  readonly autoscaler: HorizontalPodAutoscaler;
  readonly pods: number;
  readonly cpu: number;
  readonly memory: number;
}

export type Amount = {
  readonly cpu: number;
  readonly memory: number;
};

export interface AutoscalerRoom {
  readonly growths: readonly Growth[];
  /** Of all nodes that take pods; more than really fits, because pods cannot be split. */
  readonly free: Amount;
}

/** `null` where nodes are added as needed, or where no node says what it has. */
export function autoscalerRoom({
  horizontalPodAutoscalers,
  nodes,
  pods,
  links,
}: View): AutoscalerRoom | null {
  const rooms = nodeRooms(nodes, links);
  if (rooms.length === 0 || hasNodeAutoscaler(pods)) return null;
  const free = {
    cpu: rooms.reduce((sum, room) => sum + room.cpu, 0),
    memory: rooms.reduce((sum, room) => sum + room.memory, 0),
  };
  const growths = horizontalPodAutoscalers.flatMap((autoscaler) => growthOf(autoscaler, links) ?? []);
  return { growths, free };
}

/** What of it is more than there is; empty where all of it fits. */
export function exceeding(wanted: Amount, free: Amount): readonly ('cpu' | 'memory')[] {
  const names = ['cpu', 'memory'] as const;
  return names.filter((name) => wanted[name] > free[name] + ROUNDING);
}

interface View {
  readonly horizontalPodAutoscalers: readonly HorizontalPodAutoscaler[];
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  readonly links: Pick<Links, 'podsOn' | 'podsOf'>;
}

/** Sums of thousands of fractions are off by less. */
const ROUNDING = 1e-6;

function growthOf(autoscaler: HorizontalPodAutoscaler, links: Pick<Links, 'podsOf'>): Growth | null {
  const running = links.podsOf(autoscaler.target).filter(isActive);
  const [pod] = running;
  const more = autoscaler.maxReplicas - running.length;
  if (pod === undefined || more <= 0) return null;
  const wanted = (name: string) => more * podResource(pod.spec, 'requests', name);
  return { autoscaler, pods: more, cpu: wanted('cpu'), memory: wanted('memory') };
}
