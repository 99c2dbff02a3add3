import type { Cluster } from '../model/cluster.ts';
import type { Taint } from '../model/node.ts';
import { type ObjectReference, objectKey } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import type { Capacity } from './capacity.ts';
import type { Inventory, NodeRow, WorkloadRow } from './inventory/inventory.ts';
import { type WorkloadFootprint, workloadFootprints } from './workload-footprints.ts';

/** How often workloads like some that run would fit into what is free: arithmetic on one sample. Cores and bytes. */
export interface Growth {
  /** What counts as taken, by nodes and by workloads: requests, or the larger of requests and use at capture time. */
  readonly basis: 'requests' | 'requests and use';
  /** Ready, neither cordoned nor tainted against new pods, and with numbers: their headroom counts. */
  readonly nodes: { readonly counted: number; readonly total: number };
  /** Sum over those nodes of allocatable less taken; a node that has less than none has none. */
  readonly headroom: Footprint;
  /** Application workloads with all replicas ready; `measured`: those that request CPU and memory, or were measured. */
  readonly workloads: { readonly measured: number; readonly total: number };
  /** The median and the largest of the measured ones, by their larger share of allocatable; one where they are the same. */
  readonly references: readonly GrowthReference[];
}

export interface Footprint {
  readonly cpu: number;
  readonly memory: number;
  readonly pods: number;
}

export interface GrowthReference {
  readonly size: 'median' | 'largest';
  readonly workload: ObjectReference;
  /** Of all its running pods together. */
  readonly footprint: Footprint;
  /** How often the headroom holds the footprint, cut off; `null` where it takes none of that. */
  readonly fits: Readonly<Record<keyof Footprint, number | null>>;
  /** The fewest of `fits`. */
  readonly copies: number;
  readonly boundBy: keyof Footprint;
}

/** `null` where nodes or pods were not captured whole, or no application workload has numbers to count in. */
export function growth(
  cluster: Cluster,
  { nodes, workloads }: Pick<Inventory, 'nodes' | 'workloads'>,
  { cpu, memory, pods }: Capacity,
): Growth | null {
  if (cpu === null || memory === null || pods === null) return null;
  const applications = new Set(workloads.filter(isReference).map(({ ref }) => objectKey(ref)));
  const known = workloadFootprints(cluster.links, applications);
  const measured = sized(known, { cpu: cpu.allocatable, memory: memory.allocatable });
  const [largest] = measured;
  const median = measured[Math.floor(measured.length / 2)];
  if (largest === undefined || median === undefined) return null;
  const room = openNodes(cluster, nodes).flatMap((node) => headroomOf(node) ?? []);
  if (room.length === 0) return null;
  const headroom: Footprint = {
    cpu: sum(room, (one) => one.cpu),
    memory: sum(room, (one) => one.memory),
    pods: sum(room, (one) => one.pods),
  };
  return {
    basis: cpu.usage === null && memory.usage === null ? 'requests' : 'requests and use',
    nodes: { counted: room.length, total: nodes.length },
    headroom,
    workloads: { measured: measured.length, total: applications.size },
    references: [
      ...(median === largest ? [] : [referenceOf('median', median, headroom)]),
      referenceOf('largest', largest, headroom),
    ],
  };
}

/** Kinds that are deployed again as a whole; the size of DaemonSets is that of the cluster, and Jobs come and go. */
const KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);
const COMPONENTS: ReadonlySet<string> = new Set(['application', 'database']);

/** One that lacks replicas takes less than it would. */
function isReference({ ref, component, desired, ready }: WorkloadRow): boolean {
  return (
    KINDS.has(ref.kind) &&
    COMPONENTS.has(component) &&
    !isSystemNamespace(ref.namespace ?? '') &&
    desired > 0 &&
    ready === desired
  );
}

interface Sized {
  readonly ref: ObjectReference;
  readonly footprint: Footprint;
  readonly share: number;
}

/** Largest first. */
function sized(
  workloads: readonly WorkloadFootprint[],
  allocatable: { readonly cpu: number; readonly memory: number },
): readonly Sized[] {
  return workloads
    .flatMap(({ ref, pods, requested, used }): readonly Sized[] => {
      const cpu = larger(requested.cpu, used.cpu);
      const memory = larger(requested.memory, used.memory);
      if (cpu === null || memory === null) return [];
      const share = Math.max(cpu / allocatable.cpu, memory / allocatable.memory);
      return share === 0 ? [] : [{ ref, footprint: { cpu, memory, pods }, share }];
    })
    .toSorted((a, b) => b.share - a.share || byCodeUnit(objectKey(a.ref), objectKey(b.ref)));
}

function openNodes({ nodes }: Cluster, rows: readonly NodeRow[]): readonly NodeRow[] {
  const closed = new Set(nodes.filter(({ taints }) => taints.some(isRepelling)).map(({ meta }) => meta.name));
  return rows.filter(({ name, status }) => status === 'Ready' && !closed.has(name));
}

/** Pods without a toleration of their own stay away. */
function isRepelling({ effect }: Taint): boolean {
  return effect === 'NoSchedule' || effect === 'NoExecute';
}

function headroomOf({ cpu, memory, pods }: NodeRow): Footprint | null {
  const cores = left(cpu.allocatable, larger(cpu.requests, cpu.used));
  const bytes = left(memory.allocatable, larger(memory.requests, memory.used));
  const places = left(pods.allocatable, pods.running);
  return cores === null || bytes === null || places === null
    ? null
    : { cpu: cores, memory: bytes, pods: places };
}

function left(allocatable: number | null, taken: number | null): number | null {
  return allocatable === null || taken === null ? null : Math.max(0, allocatable - taken);
}

/** What is requested is kept free, and what is used beyond that is gone all the same. */
function larger(requested: number | null, used: number | null): number | null {
  return requested === null ? used : Math.max(requested, used ?? 0);
}

function referenceOf(
  size: GrowthReference['size'],
  { ref, footprint }: Sized,
  headroom: Footprint,
): GrowthReference {
  const fits = {
    cpu: quotient(headroom.cpu, footprint.cpu),
    memory: quotient(headroom.memory, footprint.memory),
    pods: quotient(headroom.pods, footprint.pods),
  };
  const bounds = DIMENSIONS.flatMap((name) => {
    const copies = fits[name];
    return copies === null ? [] : [{ name, copies }];
  });
  const [scarcest] = bounds.toSorted((a, b) => a.copies - b.copies);
  return {
    size,
    workload: ref,
    footprint,
    fits,
    copies: scarcest?.copies ?? 0,
    boundBy: scarcest?.name ?? 'pods',
  };
}

const DIMENSIONS = ['cpu', 'memory', 'pods'] as const;

/** Cores are sums of decimal fractions: what is whole to nine digits is whole. */
function quotient(whole: number, part: number): number | null {
  return part === 0 ? null : Math.floor(whole / part + 1e-9);
}

function sum<T>(elements: readonly T[], amount: (element: T) => number): number {
  return elements.reduce((total, element) => total + amount(element), 0);
}
