import type { Node } from '../../src/model/node.ts';
import { conditionOf } from './condition.ts';
import { clusterMeta, fieldsOf, GIBIBYTE, HOUR, NOW, type Options } from './meta.ts';

type Pressure = 'MemoryPressure' | 'DiskPressure' | 'PIDPressure';

export interface NodeOptions extends Options<Node> {
  /** The Ready condition; `Unknown` is a kubelet that stopped reporting. */
  readonly ready?: boolean | 'Unknown';
  /** Since when Ready has been what it is. */
  readonly readyChangedAt?: number | null;
  readonly pressure?: Pressure;
  readonly cpu?: number;
  readonly memory?: number;
  readonly kubeletVersion?: string;
  readonly address?: string;
}

/** A Ready worker with 4 cores and 8 GiB, unless said otherwise. */
export function node(name: string, options: NodeOptions = {}): Node {
  const { ready = true, readyChangedAt, pressure, cpu, memory, kubeletVersion, address, ...rest } = options;
  const resources = {
    cpu: cpu ?? 4,
    memory: memory ?? 8 * GIBIBYTE,
    pods: 110,
    'ephemeral-storage': 100 * GIBIBYTE,
  };
  const changedAt = readyChangedAt === undefined ? NOW - HOUR : readyChangedAt;
  const lost = ready === 'Unknown';
  return {
    meta: clusterMeta('v1', 'Node', name, {
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux' },
      ...options,
    }),
    roles: [],
    unschedulable: false,
    taints: lost ? [{ key: 'node.kubernetes.io/unreachable', value: null, effect: 'NoExecute' }] : [],
    conditions: [
      ...(['MemoryPressure', 'DiskPressure', 'PIDPressure'] as const).map((type) =>
        conditionOf(type, lost ? 'Unknown' : type === pressure, { changedAt }),
      ),
      conditionOf('Ready', ready, {
        reason: lost ? 'NodeStatusUnknown' : ready ? 'KubeletReady' : 'KubeletNotReady',
        message: lost ? 'Kubelet stopped posting node status.' : null,
        changedAt,
        heartbeatAt: lost ? changedAt : NOW - 10_000,
      }),
    ],
    capacity: resources,
    allocatable: resources,
    addresses: [
      { type: 'Hostname', address: name },
      { type: 'InternalIP', address: address ?? '192.168.1.10' },
    ],
    podCIDRs: [],
    providerID: null,
    info: {
      kubeletVersion: kubeletVersion ?? 'v1.32.5',
      containerRuntimeVersion: 'containerd://2.0.5',
      kernelVersion: '6.12.25',
      osImage: 'Debian GNU/Linux 12 (bookworm)',
      operatingSystem: 'linux',
      architecture: 'arm64',
    },
    images: [],
    ...fieldsOf(rest),
  };
}
