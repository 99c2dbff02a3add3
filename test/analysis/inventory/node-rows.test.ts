import { expect, test } from 'vitest';
import { nodeRows } from '../../../src/analysis/inventory/node-rows.ts';
import { cluster } from '../../builders/cluster.ts';
import { conditionOf } from '../../builders/condition.ts';
import { GIBIBYTE } from '../../builders/meta.ts';
import { type NodeOptions, node } from '../../builders/node.ts';
import { nodeMetrics } from '../../builders/observation.ts';
import { pod } from '../../builders/pod.ts';

const rowOf = (options: NodeOptions) => nodeRows(cluster({ nodes: [node('node-1', options)] }))[0];

test.each<[string, NodeOptions, string, boolean]>([
  ['a node that works', {}, 'Ready', true],
  ['a cordoned node', { unschedulable: true }, 'Ready,SchedulingDisabled', true],
  ['a node that is down', { ready: false }, 'NotReady', false],
  ['a kubelet gone silent', { ready: 'Unknown', unschedulable: true }, 'NotReady,SchedulingDisabled', false],
  ['a node without conditions', { conditions: [] }, 'Unknown', false],
])('STATUS of %s', (_, options, status, ready) => {
  expect(rowOf(options)).toMatchObject({ status, ready });
});

test.each([
  [7.99 / 100, 7],
  [0.295, 29],
  [1, 100],
])('a share of %d is printed as %d percent, as kubectl truncates', (share, percent) => {
  const nodes = [node('node-1', { memory: 8 * GIBIBYTE })];
  const metrics = nodeMetrics('node-1', { memory: share * 8 * GIBIBYTE, memoryPercent: null });
  expect(nodeRows(cluster({ nodes, nodeMetrics: [metrics] }))[0]?.memory.usedPercent).toBe(percent);
});

test('what kubectl printed is kept', () => {
  const metrics = nodeMetrics('node-1', { cpuPercent: 61 });
  const [row] = nodeRows(cluster({ nodes: [node('node-1')], nodeMetrics: [metrics] }));
  expect(row?.cpu).toMatchObject({ used: 1, usedPercent: 61 });
});

test('pods of the node are counted, finished ones not', () => {
  const made = cluster({
    nodes: [node('node-1'), node('node-2')],
    pods: [
      pod('cart', { requests: { cpu: 1 } }),
      pod('till', { ready: false, requests: { cpu: 0.5 } }),
      pod('done', { phase: 'Succeeded', terminated: { exitCode: 0 }, requests: { cpu: 4 } }),
      pod('failed', { phase: 'Failed', terminated: { exitCode: 1 }, requests: { cpu: 4 } }),
    ],
  });
  expect(nodeRows(made)[0]).toMatchObject({
    pods: { running: 2, problems: 2, allocatable: 110 },
    cpu: { allocatable: 4, requests: 1.5, used: null, usedPercent: null },
  });
  expect(nodeRows(made)[1]).toMatchObject({ pods: { running: 0 }, cpu: { requests: 0 } });
});

test('requests are unknown without all pods', () => {
  const made = cluster({ nodes: [node('node-1')], pods: [pod('cart')], states: { pods: 'partial' } });
  expect(nodeRows(made)[0]?.cpu.requests).toBeNull();
});

test('troubles are conditions that are True, not those nobody knows', () => {
  expect(rowOf({ pressure: 'DiskPressure' })?.troubles).toEqual(['DiskPressure']);
  expect(rowOf({ ready: 'Unknown' })?.troubles).toEqual([]);
  expect(rowOf({ conditions: [conditionOf('NetworkUnavailable', true)] })?.troubles).toEqual([
    'NetworkUnavailable',
  ]);
});

test('addresses and versions as kubectl shows them wide', () => {
  const addresses = [
    { type: 'InternalIP', address: '10.0.0.7' },
    { type: 'InternalIP', address: 'fd00::7' },
    { type: 'ExternalIP', address: '203.0.113.7' },
  ];
  expect(rowOf({ addresses, roles: ['control-plane'] })).toMatchObject({
    internalIP: '10.0.0.7',
    externalIP: '203.0.113.7',
    roles: ['control-plane'],
    version: 'v1.32.5',
    containerRuntime: 'containerd://2.0.5',
  });
});

test.each([
  [{}, 2],
  [{ states: { pods: 'partial' } } as const, null],
])('GPUs, and what pods ask of them: %j', (states, requests) => {
  const nodes = [node('node-1', { allocatable: { 'nvidia.com/gpu': 4 } }), node('node-2')];
  const pods = [pod('train', { requests: { 'nvidia.com/gpu': 2 } })];
  expect(nodeRows(cluster({ nodes, pods, ...states })).map(({ gpus }) => gpus)).toEqual([
    [{ resource: 'nvidia.com/gpu', allocatable: 4, requests }],
    [],
  ]);
});
