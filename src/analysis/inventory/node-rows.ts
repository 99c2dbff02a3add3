import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import { nodeGpus } from '../../model/gpu.ts';
import { countBy } from '../../model/grouping.ts';
import type { NodeMetrics } from '../../model/metrics.ts';
import type { Node } from '../../model/node.ts';
import { podResource } from '../../model/pod-resources.ts';
import { isFinished } from '../capacity.ts';
import type { NodeResource, NodeRow } from './inventory.ts';
import { troubledPods } from './pod-trouble.ts';

/** One row a node, by name. */
export function nodeRows(cluster: Cluster): readonly NodeRow[] {
  const metrics = new Map(cluster.nodeMetrics.map((row) => [row.name, row]));
  const troubledOn = countBy(troubledPods(cluster).keys(), (pod) => pod.nodeName);
  return cluster.nodes.map((node) => {
    const { name } = node.meta;
    return nodeRow(node, metrics.get(name) ?? null, cluster, troubledOn.get(name) ?? 0);
  });
}

function nodeRow(
  node: Node,
  metrics: NodeMetrics | null,
  { captured, links }: Cluster,
  problems: number,
): NodeRow {
  const running = links.podsOn(node.meta.name).filter((pod) => !isFinished(pod));
  // Tables of pods show no requests.
  const complete = captured.without(['table']).all('pods');
  const resource = (name: 'cpu' | 'memory', used: number | null, printed: number | null): NodeResource => {
    const allocatable = amount(node.allocatable, name);
    return {
      allocatable,
      requests: complete
        ? running.reduce((sum, pod) => sum + podResource(pod.spec, 'requests', name), 0)
        : null,
      used,
      usedPercent: printed ?? (used === null || !allocatable ? null : Math.trunc((100 * used) / allocatable)),
    };
  };
  return {
    name: node.meta.name,
    status: nodeStatus(node),
    ready: isReady(node),
    roles: node.roles,
    createdAt: node.meta.createdAt,
    version: node.info.kubeletVersion,
    internalIP: address(node, 'InternalIP'),
    externalIP: address(node, 'ExternalIP'),
    osImage: node.info.osImage,
    kernelVersion: node.info.kernelVersion,
    containerRuntime: node.info.containerRuntimeVersion,
    architecture: node.info.architecture,
    troubles: PRESSURES.filter((type) => condition(node.conditions, type)?.status === 'True'),
    cpu: resource('cpu', metrics?.cpu ?? null, metrics?.cpuPercent ?? null),
    memory: resource('memory', metrics?.memory ?? null, metrics?.memoryPercent ?? null),
    gpus: nodeGpus(node, running).map((gpu) => ({ ...gpu, requests: complete ? gpu.requests : null })),
    pods: {
      running: running.length,
      problems,
      allocatable: amount(node.allocatable, 'pods'),
    },
  };
}

const PRESSURES = ['DiskPressure', 'MemoryPressure', 'PIDPressure', 'NetworkUnavailable'];

function isReady(node: Node): boolean {
  return condition(node.conditions, 'Ready')?.status === 'True';
}

/** kubectl's STATUS column. */
function nodeStatus(node: Node): string {
  const ready = condition(node.conditions, 'Ready');
  const state = ready === null ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return node.unschedulable ? `${state},SchedulingDisabled` : state;
}

function address(node: Node, type: string): string | null {
  return node.addresses.find((entry) => entry.type === type)?.address ?? null;
}

function amount(resources: Node['allocatable'], name: string): number | null {
  return Object.hasOwn(resources, name) ? (resources[name] ?? null) : null;
}
