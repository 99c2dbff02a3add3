import { expect, test } from 'vitest';
import { readNamespace } from '../../src/model/namespace.ts';
import { readNode } from '../../src/model/node.ts';
import { clusterMeta } from '../builders/meta.ts';

function meta(labels: Record<string, string> = {}) {
  return clusterMeta('v1', 'Node', 'pi-master', { labels });
}

test('reads a node', () => {
  const read = readNode(
    {
      spec: {
        unschedulable: true,
        podCIDR: '10.42.0.0/24',
        podCIDRs: ['10.42.0.0/24', 'fd00::/64'],
        providerID: 'k3s://pi-master',
        taints: [
          { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' },
          { key: 'dedicated', value: 'shop', effect: 'NoExecute' },
        ],
      },
      status: {
        capacity: { cpu: '4', memory: '8Gi', pods: '110' },
        allocatable: { cpu: '3900m', memory: '7Gi', pods: '110' },
        conditions: [{ type: 'Ready', status: 'Unknown', lastHeartbeatTime: '2025-06-01T11:00:00Z' }],
        addresses: [{ type: 'InternalIP', address: '192.168.1.10' }, { type: 'Hostname' }],
        nodeInfo: { kubeletVersion: 'v1.31.2+k3s1', architecture: 'arm64', osImage: 'Debian 12' },
        images: [
          { names: ['cart:1'], sizeBytes: 10 },
          { names: ['web@sha256:b', 'web:2'], sizeBytes: 900 },
        ],
      },
    },
    meta({
      'node-role.kubernetes.io/master': 'true',
      'node-role.kubernetes.io/control-plane': '',
      'node-role.kubernetes.io/': '',
      'kubernetes.io/role': 'edge',
    }),
  );
  expect(read).toMatchObject({
    roles: ['control-plane', 'edge', 'master'],
    unschedulable: true,
    taints: [
      { key: 'dedicated', value: 'shop', effect: 'NoExecute' },
      { key: 'node.kubernetes.io/unreachable', value: null, effect: 'NoSchedule' },
    ],
    capacity: { cpu: 4, memory: 8 * 1024 ** 3, pods: 110 },
    allocatable: { cpu: 3.9, memory: 7 * 1024 ** 3, pods: 110 },
    conditions: [{ type: 'Ready', status: 'Unknown', heartbeatAt: Date.parse('2025-06-01T11:00:00Z') }],
    podCIDRs: ['10.42.0.0/24', 'fd00::/64'],
    providerID: 'k3s://pi-master',
    info: {
      kubeletVersion: 'v1.31.2+k3s1',
      architecture: 'arm64',
      osImage: 'Debian 12',
      kernelVersion: null,
    },
  });
  expect(read.addresses).toEqual([{ type: 'InternalIP', address: '192.168.1.10' }]);
  expect(read.images.map(({ bytes }) => bytes)).toEqual([900, 10]);
});

test('one family of addresses', () => {
  expect(readNode({ spec: { podCIDR: '10.42.0.0/24' } }, meta()).podCIDRs).toEqual(['10.42.0.0/24']);
});

test.each<[Record<string, unknown>]>([
  [{}],
  [{ spec: [], status: 'Ready' }],
  [
    {
      spec: { taints: {}, podCIDRs: 'x', unschedulable: 'yes' },
      status: { capacity: [], images: 7, nodeInfo: [] },
    },
  ],
  [JSON.parse('{"spec": {"__proto__": {"unschedulable": true}}}')],
])('anything else is a node of which nothing is known: %j', (raw) => {
  expect(readNode(raw, meta())).toMatchObject({
    roles: [],
    unschedulable: false,
    taints: [],
    conditions: [],
    capacity: {},
    allocatable: {},
    addresses: [],
    podCIDRs: [],
    images: [],
    info: { kubeletVersion: null },
  });
});

test.each<[unknown, number | null, string]>([
  [{ phase: 'Terminating', conditions: [] }, 1, 'Terminating'],
  [{ phase: 'Active' }, 1, 'Active'],
  [undefined, null, 'Active'],
  [[], 1, 'Terminating'],
])('namespace with status %j, deleted at %j: %s', (status, deletedAt, phase) => {
  const read = readNamespace({ status }, clusterMeta('v1', 'Namespace', 'shop', { deletedAt }));
  expect(read).toMatchObject({ phase, conditions: [] });
});
