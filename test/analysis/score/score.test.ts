import { expect, test } from 'vitest';
import { capacity } from '../../../src/analysis/capacity.ts';
import { inventory } from '../../../src/analysis/inventory/inventory-of.ts';
import { type Score, score } from '../../../src/analysis/score/score.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { ingress, service } from '../../builders/network.ts';
import { node } from '../../builders/node.ts';
import { nodeMetrics } from '../../builders/observation.ts';
import { pod } from '../../builders/pod.ts';
import { claim } from '../../builders/storage.ts';
import { deployment, job } from '../../builders/workload.ts';
import { brokenShop } from '../broken-shop.ts';

function scoreOfCluster(made: Cluster): Score {
  const listed = inventory(made);
  return score({
    cluster: made,
    inventory: listed,
    capacity: capacity(made, listed.nodes),
    rules: [],
    verdicts: [],
    findings: [],
  });
}
const scoreOf = (options: ClusterOptions) => scoreOfCluster(cluster(options));
/** Of a capture that lacks nothing. */
const areaOf = (area: string, options: ClusterOptions) =>
  scoreOf({ capturedAll: true, ...options }).areas.find((one) => one.area === area) ?? null;

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

test('an area without a score earns nothing', () => {
  const { overall, weight, areas } = scoreOf({ nodes: [node('node-1'), node('node-2', { ready: false })] });
  // Half of the 25 points of the nodes, half up.
  expect([overall, weight.evaluated]).toEqual([13, 25]);
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
  expect(areaOf(area, options)?.score).toBe(expected);
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
  expect(areaOf('Resource headroom', { nodes, nodeMetrics: [metrics] })?.score).toBe(expected);
});

test('99.6 percent is no 100', () => {
  const deployments = Array.from({ length: 300 }, (_, index) =>
    deployment(`app-${index}`, index === 0 ? { available: 0 } : {}),
  );
  expect(areaOf('Applications', { deployments })?.score).toBe(99);
});

test('a broken shop is not 100 anywhere it is broken, and every score is a share', () => {
  const { overall, areas } = scoreOfCluster(brokenShop());
  expect(overall).toBeLessThan(70);
  for (const { score: points } of areas) {
    if (points !== null) expect([points >= 0, points <= 100]).toEqual([true, true]);
  }
});

test('pods that start are no loss', () => {
  expect(areaOf('Applications', { pods: [pod('cart')] })?.score).toBe(100);
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
    { capturedAll: true, states: { pods: 'forbidden', deployments: 'failed' } },
    'not evaluated: pods forbidden, the capture of deployments failed',
  ],
  [
    'Deployments captured in part',
    'Applications',
    { capturedAll: true, deployments: [deployment('cart')], states: { deployments: 'partial' } },
    '1 of 1 captured workloads without a problem; not evaluated: deployments captured in part',
  ],
  [
    'workloads of which some kinds are missing',
    'Applications',
    { deployments: [deployment('cart')], pods: [], nodes: [node('node-1')] },
    '1 of 1 workloads fully available; not evaluated: statefulsets, daemonsets, replicasets and 2 more not captured',
  ],
  [
    'routes without the addresses behind them',
    'Networking',
    {
      capturedAll: true,
      services: [service('cart')],
      ingresses: [ingress('cart')],
      states: { endpoints: 'not captured', endpointSlices: 'not captured' },
    },
    'no workload of this kind was captured; 0 of 1 ingress routes with all backends ready; not evaluated: endpoints not captured',
  ],
])('no score for %s, in the words of the ledger', (_, area, options, reason) => {
  expect(scoreOf(options).areas.find((one) => one.area === area)).toMatchObject({ score: null, reason });
});

test('a Job that failed is not forgotten when Jobs are missing', () => {
  const options = {
    deployments: [deployment('cart')],
    jobs: [job('import', { failed: 'BackoffLimitExceeded' })],
  };
  const whole = areaOf('Applications', options);
  const less = areaOf('Applications', { ...options, jobs: [], states: { jobs: 'not captured' } });
  expect([whole?.score, less?.score]).toEqual([50, null]);
});

test('availability and rollouts are two numbers', () => {
  const cart = deployment('cart', { status: { updated: 0 } });
  const pods = [
    pod('cart-1-a', { owner: cart }),
    pod('cart-2-b', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } }),
  ];
  expect(areaOf('Applications', { deployments: [cart, deployment('till')], pods })).toMatchObject({
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
  expect(areaOf('Applications', { deployments: [cart], pods })).toMatchObject({
    score: 100,
    reason: '1 of 1 workloads fully available',
  });
});
