import { controller, type KubernetesObject, reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { podResource } from '../model/pod-resources.ts';
import { formatBytes, formatCores } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { hasNodeAutoscaler, type NodeRoom, nodeRooms, requested } from './node-room.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'node-loss-exceeds-capacity',
  title: 'The loss of one node leaves pods without room',
  group: 'capacity',
  severity: 'medium',
  why: 'When that node fails or is drained, some of its pods stay Pending until it is back.',
  fix: 'Add a node, lower requests to what the pods use, or scale down what can wait. Pods with a low PriorityClass give way to others.',
  needs: ['nodes', 'pods'],
  everywhere: ['nodes', 'pods'],
  *check({ nodes, pods, links }) {
    const rooms = nodeRooms(nodes, links);
    // A single node that takes pods has no other to lose them to; that is no matter of size.
    if (rooms.length < 2 || hasNodeAutoscaler(pods)) return;
    const total = {
      cpu: sumOf(rooms, 'cpu'),
      memory: sumOf(rooms, 'memory'),
      places: sumOf(rooms, 'places'),
    };
    const losses = rooms.flatMap((room) => {
      const moving = room.pods.filter(isMoved);
      const wanted = {
        cpu: requested(moving, 'cpu'),
        memory: requested(moving, 'memory'),
        places: moving.length,
      };
      const free = {
        cpu: total.cpu - room.cpu,
        memory: total.memory - room.memory,
        places: total.places - room.places,
      };
      const short = RESOURCES.filter((name) => wanted[name] > free[name] + ROUNDING);
      return short.length === 0 ? [] : [{ room, moving, wanted, free, short }];
    });
    const worst = losses.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
    if (worst === undefined) return;
    const { room, moving, wanted, free, short } = worst;
    const largest = moving.toSorted((a, b) => memoryOf(b) - memoryOf(a)).slice(0, 5);
    yield {
      subject: CLUSTER,
      facts: {
        node: room.node.meta.name,
        nodes: rooms.length,
        critical: losses.length,
        pods: moving.length,
        short,
        wanted,
        free,
      },
      evidence: ALLOCATABLE.map((name) =>
        field(room.node, `status.allocatable.${name}`, room.node.allocatable[name] ?? null),
      ),
      related: [room.node, ...largest].map((one: KubernetesObject) => reference(one)),
    };
  },
  message({ node, nodes, critical, pods, short, wanted, free }) {
    const parts = short.map((name) => {
      if (name === 'cpu') return `${formatCores(wanted.cpu)} cores (${formatCores(free.cpu)} free)`;
      if (name === 'memory') return `${formatBytes(wanted.memory)} memory (${formatBytes(free.memory)} free)`;
      return `${counted(wanted.places, 'place')} (${free.places} free)`;
    });
    const more = critical > 1 ? `; so it is for ${critical} of ${counted(nodes, 'node')}` : '';
    return `without ${excerpt(node, 80)} its ${counted(pods, 'pod')} would need ${parts.join(' and ')} on the other nodes${more}`;
  },
  commands({ node }) {
    return [
      kubectl('describe', 'nodes'),
      kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`),
    ];
  },
});

const RESOURCES = ['cpu', 'memory', 'places'] as const;
const ALLOCATABLE = ['cpu', 'memory'] as const;
/** Sums of thousands of fractions are off by less. */
const ROUNDING = 1e-6;

/** Made again elsewhere: not the pods of DaemonSets and of the node itself, nor those nobody controls. */
function isMoved({ meta }: Pod): boolean {
  const owner = controller(meta);
  return owner !== null && owner.kind !== 'DaemonSet' && owner.kind !== 'Node' && meta.deletedAt === null;
}

function sumOf(rooms: readonly NodeRoom[], name: (typeof RESOURCES)[number]): number {
  return rooms.reduce((sum, room) => sum + room[name], 0);
}

/** How far what is wanted goes beyond what is free; the order of the losses. */
function shareOf({ wanted, free, short }: Loss): number {
  return Math.max(...short.map((name) => wanted[name] / Math.max(free[name], ROUNDING)));
}

type Resource = (typeof RESOURCES)[number];

interface Loss {
  readonly wanted: Readonly<Record<Resource, number>>;
  readonly free: Readonly<Record<Resource, number>>;
  readonly short: readonly Resource[];
}

function memoryOf({ spec }: Pod): number {
  return podResource(spec, 'requests', 'memory');
}
