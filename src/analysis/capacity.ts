import type { Cluster } from '../model/cluster.ts';
import type { Pod } from '../model/pod.ts';
import { podResource } from '../model/pod-resources.ts';
import type { NodeRow } from './inventory/inventory.ts';

/** Utilisation and requests of the cluster: cores and bytes. `null` where the snapshot has no such data. */
export interface Capacity {
  readonly cpu: ResourceCapacity | null;
  readonly memory: ResourceCapacity | null;
  /** Pods that count against `maxPods`, and the sum of allocatable pods. */
  readonly pods: { readonly running: number; readonly allocatable: number } | null;
}

/** Percentages are sum over sum, of allocatable; never the mean of percentages. */
export interface ResourceCapacity {
  readonly allocatable: number;
  /** Of pods on these nodes that are not finished; `null` when pods were not captured whole. */
  readonly requests: number | null;
  readonly limits: number | null;
  /** From `kubectl top nodes`, over the nodes it measured. */
  readonly usage: Usage | null;
}

export interface Usage {
  readonly used: number;
  /** Allocatable of the measured nodes: the base of `percent` and `free`. */
  readonly of: number;
  readonly percent: number;
  readonly free: number;
  readonly mean: number;
  readonly measuredNodes: number;
  readonly unmeasuredNodes: readonly string[];
  /** The busiest node; `percent` as kubectl printed it, or truncated as kubectl would. */
  readonly peak: { readonly node: string; readonly used: number; readonly percent: number | null };
}

/** Sums of the node rows, so that totals and tables agree. */
export function capacity(
  { captured, pods }: Pick<Cluster, 'captured' | 'pods'>,
  nodes: readonly NodeRow[],
): Capacity {
  if (nodes.length === 0) return { cpu: null, memory: null, pods: null };
  const names = new Set(nodes.map((node) => node.name));
  // Tables of pods show no requests.
  const placed = captured.without(['table']).all('pods')
    ? pods.filter((pod) => pod.nodeName !== null && names.has(pod.nodeName) && !isFinished(pod))
    : null;
  return {
    cpu: resourceCapacity('cpu', nodes, placed),
    memory: resourceCapacity('memory', nodes, placed),
    pods:
      placed === null
        ? null
        : { running: placed.length, allocatable: sum(nodes, (node) => node.pods.allocatable ?? 0) },
  };
}

/** A finished pod holds neither resources nor a place. */
export function isFinished(pod: Pod): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

function resourceCapacity(
  name: 'cpu' | 'memory',
  nodes: readonly NodeRow[],
  placed: readonly Pod[] | null,
): ResourceCapacity | null {
  const allocatable = sum(nodes, (node) => node[name].allocatable ?? 0);
  if (allocatable === 0) return null;
  const total = (what: 'requests' | 'limits') =>
    placed === null ? null : sum(placed, (pod) => podResource(pod.spec, what, name));
  return { allocatable, requests: total('requests'), limits: total('limits'), usage: usage(name, nodes) };
}

function usage(name: 'cpu' | 'memory', nodes: readonly NodeRow[]): Usage | null {
  const measured = nodes.flatMap((node) => {
    const { used, allocatable, usedPercent } = node[name];
    return used === null || !allocatable
      ? []
      : [{ node: node.name, used, allocatable, percent: usedPercent }];
  });
  const peak = measured.toSorted(
    (a, b) => b.used / b.allocatable - a.used / a.allocatable || (a.node < b.node ? -1 : 1),
  )[0];
  if (peak === undefined) return null;
  const seen = new Set(measured.map((row) => row.node));
  const used = sum(measured, (row) => row.used);
  const of = sum(measured, (row) => row.allocatable);
  return {
    used,
    of,
    percent: (100 * used) / of,
    free: of - used,
    mean: used / measured.length,
    measuredNodes: measured.length,
    unmeasuredNodes: nodes.filter((node) => !seen.has(node.name)).map((node) => node.name),
    peak: { node: peak.node, used: peak.used, percent: peak.percent },
  };
}

function sum<T>(elements: readonly T[], amount: (element: T) => number): number {
  return elements.reduce((total, element) => total + amount(element), 0);
}
