import type { Fields } from '../../fixtures/objects/resource.ts';
import type { NodePlace } from './cluster.ts';
import { containerStatus, initContainerStatus } from './container-status.ts';
import type { Random } from './random.ts';
import { ago } from './time.ts';
import type { Health, Workload } from './workload.ts';

export interface PodSituation {
  readonly name: string;
  readonly workload: Workload;
  /** Seconds. */
  readonly age: number;
  readonly node: NodePlace | undefined;
  /** How many the scheduler had to choose from. */
  readonly nodes: number;
  readonly random: Random;
}

export interface PodStatus {
  readonly scheduled: boolean;
  readonly fields: Fields;
}

export function podStatus(situation: PodSituation): PodStatus {
  const { workload, random } = situation;
  const health = workload.health === 'killed' && random.chance(0.7) ? 'well' : workload.health;
  if (health === 'unschedulable') return { scheduled: false, fields: unschedulable(situation) };
  if (health === 'well' && random.chance(0.002)) return { scheduled: true, fields: evicted(situation) };
  return { scheduled: true, fields: placed(situation, health) };
}

function placed({ name, workload, age, node, random }: PodSituation, health: Health): Fields {
  const started = Math.max(1, age - random.between(1, 9));
  const isReady = health === 'well' || health === 'killed';
  const podIP = `10.${128 + random.below(64)}.${random.below(256)}.${1 + random.below(254)}`;
  const { containers, initContainers } = workload;
  return {
    conditions: CONDITIONS.map((type) => {
      const met = isReady || !type.endsWith('Ready');
      return {
        lastProbeTime: null,
        lastTransitionTime: ago(started),
        ...(met ? {} : health === 'completed' ? { reason: 'PodCompleted' } : UNREADY),
        status: met ? 'True' : 'False',
        type,
      };
    }),
    containerStatuses: containers.map((container, index) =>
      containerStatus({
        container,
        pod: `${name}_${workload.namespace}`,
        health: index === 0 || workload.kind === 'Job' ? health : 'well',
        started,
        random,
      }),
    ),
    hostIP: node?.ip,
    hostIPs: [{ ip: node?.ip }],
    initContainerStatuses:
      initContainers.length === 0
        ? undefined
        : initContainers.map((container) => initContainerStatus(container, age, started, random)),
    phase: PHASES[health],
    podIP,
    podIPs: [{ ip: podIP }],
    qosClass: containers.some((container) => container.requests) ? 'Burstable' : 'BestEffort',
    startTime: ago(age),
  };
}

const CONDITIONS = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
] as const;
const UNREADY = { message: 'containers with unready status: [app]', reason: 'ContainersNotReady' };
const PHASES: Readonly<Record<Health, string>> = {
  well: 'Running',
  killed: 'Running',
  crashing: 'Running',
  'no image': 'Pending',
  unschedulable: 'Pending',
  completed: 'Succeeded',
  failed: 'Failed',
};

function unschedulable({ nodes, age }: PodSituation): Fields {
  const none = `0/${nodes} nodes are available`;
  const condition = {
    lastProbeTime: null,
    lastTransitionTime: ago(age),
    message: `${none}: ${nodes} Insufficient cpu. preemption: ${none}: ${nodes} No preemption victims found for incoming pod.`,
    reason: 'Unschedulable',
    status: 'False',
    type: 'PodScheduled',
  };
  return { conditions: [condition], phase: 'Pending', qosClass: 'Burstable' };
}

function evicted({ age }: PodSituation): Fields {
  return {
    message:
      'The node was low on resource: ephemeral-storage. Threshold quantity: 8579254041, available: 7921472Ki. ',
    phase: 'Failed',
    reason: 'Evicted',
    startTime: ago(age),
  };
}
