import { expect, test } from 'vitest';
import { capacity } from '../../src/analysis/capacity.ts';
import { inventory } from '../../src/analysis/inventory/inventory-of.ts';
import { score } from '../../src/analysis/score/score.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { ingress, service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { claim } from '../builders/storage.ts';
import { deployment } from '../builders/workload.ts';
import { brokenShop } from './broken-shop.ts';

const scoreOf = (options: ClusterOptions) => {
  const made = cluster(options);
  const listed = inventory(made);
  return score(made, listed, capacity(made, listed.nodes));
};
const areaOf = (area: string, options: ClusterOptions) =>
  scoreOf(options).areas.find((one) => one.area === area)?.score ?? null;

test('weights sum to 100', () => {
  const { areas, weight } = scoreOf({});
  expect(areas.reduce((sum, area) => sum + area.weight, 0)).toBe(100);
  expect(weight.total).toBe(100);
});

test('nothing captured has no score, and says what is missing', () => {
  const { overall, areas, weight } = scoreOf({});
  expect(overall).toBeNull();
  expect(weight.evaluated).toBe(0);
  for (const area of areas) {
    expect(area.score).toBeNull();
    expect(area.reason).not.toBe('');
  }
});

test('an area without a score has no weight', () => {
  const { overall, weight, areas } = scoreOf({ nodes: [node('node-1'), node('node-2', { ready: false })] });
  expect([overall, weight.evaluated]).toEqual([50, 25]);
  expect(areas.filter((area) => area.score !== null).map(({ area }) => area)).toEqual(['Nodes']);
});

test.each<[string, string, ClusterOptions, number]>([
  ['all nodes ready', 'Nodes', { nodes: [node('node-1'), node('node-2')] }, 100],
  [
    'one of two under pressure',
    'Nodes',
    { nodes: [node('node-1'), node('node-2', { pressure: 'DiskPressure' })] },
    75,
  ],
  ['all applications up', 'Applications', { deployments: [deployment('cart'), deployment('till')] }, 100],
  [
    'one of two down',
    'Applications',
    { deployments: [deployment('cart'), deployment('till', { available: 0 })] },
    50,
  ],
  [
    'idle ones aside',
    'Applications',
    { deployments: [deployment('cart'), deployment('till', { replicas: 0 })] },
    100,
  ],
  [
    'one claim of two pending',
    'Storage',
    { persistentVolumeClaims: [claim('a'), claim('b', { phase: 'Pending' })] },
    50,
  ],
  [
    'a route that is down',
    'Networking',
    { services: [service('cart')], ingresses: [ingress('cart')], pods: [] },
    0,
  ],
])('%s', (_, area, options, expected) => {
  expect(areaOf(area, options)).toBe(expected);
});

test.each([
  [0, 100],
  [50, 100],
  [75, 50],
  [100, 0],
  [120, 0],
])('headroom at %d percent is worth %d', (percent, expected) => {
  const nodes = [node('node-1')];
  const metrics = nodeMetrics('node-1', { cpu: (4 * percent) / 100, memory: 0 });
  expect(areaOf('Resource headroom', { nodes, nodeMetrics: [metrics] })).toBe(expected);
});

test('99.6 percent is no 100', () => {
  const deployments = Array.from({ length: 300 }, (_, index) =>
    deployment(`app-${index}`, index === 0 ? { available: 0 } : {}),
  );
  expect(areaOf('Applications', { deployments })).toBe(99);
});

test('a broken shop is not 100 anywhere it is broken, and every score is a share', () => {
  const made = brokenShop();
  const listed = inventory(made);
  const { overall, areas } = score(made, listed, capacity(made, listed.nodes));
  expect(overall).toBeLessThan(70);
  for (const { score: points } of areas) {
    if (points !== null) expect([points >= 0, points <= 100]).toEqual([true, true]);
  }
});

test('pods that start are no loss', () => {
  expect(areaOf('Applications', { pods: [pod('cart')] })).toBe(100);
});

test.each<[string, string, ClusterOptions, string]>([
  [
    'metrics of other nodes',
    'Resource headroom',
    { nodes: [node('node-1')], nodeMetrics: [nodeMetrics('node-9')] },
    'not evaluated: top nodes measured none of these nodes',
  ],
  [
    'a refusal and a failure',
    'Applications',
    { states: { pods: 'forbidden', deployments: 'failed' } },
    'not evaluated: pods forbidden, the capture of deployments failed',
  ],
  [
    'Deployments captured in part',
    'Applications',
    { deployments: [deployment('cart')], states: { deployments: 'partial' } },
    '1 of 1 captured workloads without a problem; deployments captured in part',
  ],
])('no score for %s, in the words of the ledger', (_, area, options, reason) => {
  expect(scoreOf(options).areas.find((one) => one.area === area)).toMatchObject({ score: null, reason });
});

test('availability and rollouts are two numbers', () => {
  const cart = deployment('cart', { status: { updated: 0 } });
  const pods = [
    pod('cart-1-a', { owner: cart }),
    pod('cart-2-b', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } }),
  ];
  const applications = scoreOf({ deployments: [cart, deployment('till')], pods }).areas.find(
    ({ area }) => area === 'Applications',
  );
  expect(applications).toMatchObject({
    score: 75,
    reason: '2 of 2 workloads fully available, 1 of them with a rollout that is not complete',
  });
});

test('what is left behind costs nothing', () => {
  const cart = deployment('cart');
  const pods = [
    pod('cart-1-a', { owner: cart }),
    pod('cart-1-b', { owner: cart, phase: 'Failed', reason: 'Evicted' }),
  ];
  const areas = scoreOf({ deployments: [cart], pods }).areas;
  expect(areas.find(({ area }) => area === 'Applications')).toMatchObject({
    score: 100,
    reason: '1 of 1 workloads fully available',
  });
});
