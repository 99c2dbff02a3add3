import { expect, test } from 'vitest';
import { capacity } from '../../src/analysis/capacity.ts';
import { nodeRows } from '../../src/analysis/inventory/node-rows.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { GIBIBYTE, MEBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const capacityOf = (options: ClusterOptions) => {
  const made = cluster(options);
  return capacity(made, nodeRows(made));
};

/** Name, millicores and MiB in use, and the percentages kubectl printed. */
const PIS = [
  ['pi-master', 185, 3065, 4, 38],
  ['pi-worker-01', 88, 2028, 2, 25],
  ['pi-worker-02', 97, 1752, 2, 21],
  ['pi-worker-03', 119, 4377, 2, 54],
  ['pi-worker-04', 107, 2119, 2, 26],
  ['pi-worker-05', 90, 2807, 2, 34],
  ['pi-worker-06', 84, 2822, 2, 35],
  ['pi-worker-07', 182, 3450, 4, 42],
] as const;
const pis = PIS.map(([name]) => node(name, { cpu: 4, memory: 8_245_248 * 1024 }));

test('eight Raspberry Pis: sums over sums, not means of percentages', () => {
  const { cpu, memory } = capacityOf({
    nodes: pis,
    nodeMetrics: PIS.map(([name, cores, bytes, cpuPercent, memoryPercent]) =>
      nodeMetrics(name, { cpu: cores / 1000, memory: bytes * MEBIBYTE, cpuPercent, memoryPercent }),
    ),
  });
  expect(cpu?.allocatable).toBe(32);
  expect(cpu?.usage?.used).toBeCloseTo(0.952, 9);
  expect(cpu?.usage?.mean).toBeCloseTo(0.119, 9);
  expect(cpu?.usage?.percent).toBeCloseTo(2.975, 9);
  expect(cpu?.usage?.free).toBeCloseTo(31.048, 9);
  expect(cpu?.usage?.peak).toEqual({ node: 'pi-master', used: 0.185, percent: 4 });
  expect(memory?.usage?.used).toBe(22_420 * MEBIBYTE);
  expect((memory?.usage?.used ?? 0) / GIBIBYTE).toBeCloseTo(21.89, 2);
  expect(memory?.usage?.mean).toBe(2802.5 * MEBIBYTE);
  expect(memory?.usage?.percent).toBeCloseTo(34.8, 1);
  expect(memory?.usage?.peak).toEqual({ node: 'pi-worker-03', used: 4377 * MEBIBYTE, percent: 54 });
  expect(memory?.usage).toMatchObject({ measuredNodes: 8, unmeasuredNodes: [] });
});

test('kubectl truncates the percentages that were not printed', () => {
  const { memory } = capacityOf({
    nodes: pis.slice(3, 4),
    nodeMetrics: [
      nodeMetrics('pi-worker-03', { memory: 4377 * MEBIBYTE, memoryPercent: null, cpuPercent: null }),
    ],
  });
  expect(memory?.usage?.peak.percent).toBe(54);
});

test('a node that was not measured is no part of the share', () => {
  const { cpu } = capacityOf({
    nodes: [node('node-1'), node('node-2')],
    nodeMetrics: [nodeMetrics('node-1', { cpu: 1 }), nodeMetrics('gone', { cpu: 4 })],
  });
  expect(cpu).toMatchObject({
    allocatable: 8,
    usage: { used: 1, of: 4, percent: 25, free: 3, measuredNodes: 1, unmeasuredNodes: ['node-2'] },
  });
});

test('a node without allocatable is none to divide by', () => {
  const { cpu } = capacityOf({
    nodes: [node('node-1', { cpu: 0 }), node('node-2')],
    nodeMetrics: [nodeMetrics('node-1'), nodeMetrics('node-2')],
  });
  expect(cpu?.usage).toMatchObject({ percent: 25, unmeasuredNodes: ['node-1'] });
});

test('requests and limits are of pods on these nodes that are not finished', () => {
  const requests = { cpu: 0.5, memory: GIBIBYTE };
  const { cpu, memory, pods } = capacityOf({
    nodes: [node('node-1')],
    pods: [
      pod('cart', { requests, limits: { cpu: 1 } }),
      pod('done', { requests, terminated: { exitCode: 0 }, phase: 'Succeeded' }),
      pod('pending', { requests, nodeName: null }),
      pod('elsewhere', { requests, nodeName: 'gone' }),
    ],
  });
  expect(cpu).toMatchObject({ requests: 0.5, limits: 1, usage: null });
  expect(memory).toMatchObject({ requests: GIBIBYTE, limits: 0 });
  expect(pods).toEqual({ running: 1, allocatable: 110 });
});

test('totals are the sums of the rows', () => {
  const made = cluster({
    nodes: [node('node-1'), node('node-2')],
    pods: [pod('cart'), pod('till', { nodeName: 'node-2' }), pod('lost', { nodeName: 'gone' })],
  });
  const rows = nodeRows(made);
  const { memory, pods } = capacity(made, rows);
  expect(memory?.requests).toBe(rows.reduce((sum, row) => sum + (row.memory.requests ?? 0), 0));
  expect(pods?.running).toBe(rows.reduce((sum, row) => sum + row.pods.running, 0));
});

test('without all pods nothing is said of requests, without nodes nothing at all', () => {
  const { cpu, pods } = capacityOf({ nodes: [node('node-1')], states: { pods: 'partial' } });
  expect([cpu?.requests, cpu?.limits, pods]).toEqual([null, null, null]);
  expect(capacityOf({ pods: [pod('cart')] })).toEqual({ cpu: null, memory: null, pods: null });
});
