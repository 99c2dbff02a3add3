import type { Random } from './random.ts';
import { application, daemonSet, type Workload } from './workload.ts';

/** A pod to be made: its name, and what makes it. */
export interface Place {
  readonly name: string;
  readonly workload: Workload;
  readonly ordinal: number;
}

export interface NodePlace {
  readonly name: string;
  readonly ip: string;
}

/** About 30 pods a node, at most 5,000 nodes. */
export function nodesFor(pods: number): readonly NodePlace[] {
  const count = Math.max(3, Math.min(5000, Math.round(pods / 30)));
  return Array.from({ length: count }, (_, index) => {
    const ip = `10.${40 + (index >> 14)}.${(index >> 6) & 255}.${(index & 63) + 4}`;
    return { name: `ip-${ip.replaceAll('.', '-')}.eu-west-1.compute.internal`, ip };
  });
}

/** The names of that many pods in the order in which kubectl lists them: by namespace, then by name. */
export function* places(pods: number, nodes: number, random: Random): Generator<Place> {
  const namespaces = namespacesFor(pods);
  let left = pods;
  for (const [index, namespace] of namespaces.entries()) {
    const share = Math.round(left / (namespaces.length - index));
    const agents = (AGENTS.get(namespace) ?? []).map((name) => daemonSet(namespace, name, nodes, random));
    const most =
      index === namespaces.length - 1 ? left : Math.min(left, Math.max(share, nodes * agents.length));
    const listed = placesIn(namespace, agents, most, random);
    left -= listed.length;
    yield* listed.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}

const AGENTS = new Map([
  ['kube-system', ['csi-node', 'kube-proxy', 'network-agent', 'node-dns']],
  ['monitoring', ['log-shipper', 'node-exporter']],
]);

/** Exactly `most` pods: the agents', then whole applications, the last one cut short. */
function placesIn(
  namespace: string,
  agents: readonly Workload[],
  most: number,
  random: Random,
): readonly Place[] {
  const listed = agents.flatMap((agent) => podsOf(agent, random)).slice(0, most);
  const taken = new Set<string>();
  while (listed.length < most) {
    const wanted = `${random.pick(APPLICATIONS)}-${random.pick(PARTS)}`;
    const name = taken.has(wanted) ? `${wanted}-${taken.size}` : wanted;
    taken.add(name);
    listed.push(...podsOf(application(namespace, name, random), random).slice(0, most - listed.length));
  }
  return listed;
}

function podsOf(workload: Workload, random: Random): Place[] {
  const isNumbered = workload.kind === 'StatefulSet';
  return Array.from({ length: workload.replicas }, (_, ordinal) => ({
    name: `${workload.name}-${isNumbered ? ordinal : random.suffix(5)}`,
    workload,
    ordinal,
  }));
}

/** About 300 pods a namespace, sorted. */
function namespacesFor(pods: number): readonly string[] {
  const count = Math.max(6, Math.min(400, Math.round(pods / 300)));
  const own = Array.from({ length: count - AGENTS.size }, (_, index) => {
    const team = TEAMS[index % TEAMS.length] ?? 'shop';
    const round = Math.floor(index / TEAMS.length);
    const stage = STAGES[round % STAGES.length] ?? 'live';
    return `${team}-${stage}${round < STAGES.length ? '' : `-${Math.floor(round / STAGES.length) + 1}`}`;
  });
  return [...AGENTS.keys(), ...own].toSorted();
}

const TEAMS = ['shop', 'search', 'ledger', 'media', 'orders', 'identity', 'shipping', 'pricing', 'support'];
const STAGES = ['live', 'staging', 'canary', 'test'];
const APPLICATIONS = [
  'basket',
  'catalog',
  'invoice',
  'mail',
  'quote',
  'parcel',
  'profile',
  'refund',
] as const;
const PARTS = ['api', 'worker', 'gateway', 'indexer', 'consumer', 'web', 'cache', 'sync', 'router'] as const;
