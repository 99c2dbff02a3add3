import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { container } from '../../../../builders/container.ts';
import { pod } from '../../../../builders/pod.ts';
import { daemonSet, deployment, replicaSet } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting, workers } from './waiting.ts';

const said = '1 node(s) were unschedulable, 2 Insufficient cpu';
const asking = (cpu: number) => ({ containers: [container('cart', { requests: { cpu } })] });

test('the request is larger than any node that could take it', () => {
  expect(causeBy('cpu-insufficient', waiting(said, { spec: asking(16) }))).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary: 'each pod asks for 16 cores, and the largest of 2 nodes that could take it has 4 cores to give',
    evidence: [
      { path: 'spec.containers[0].resources.requests.cpu', value: '16 cores' },
      { path: 'status.allocatable.cpu', value: '4 cores' },
      {},
      {},
    ],
  });
});

test('others hold the room, and the most of it a DaemonSet', () => {
  const agent = daemonSet('agent', { desired: 2 });
  const pods = workers.map(({ meta }) =>
    pod(`agent-${meta.name}`, { owner: agent, nodeName: meta.name, requests: { cpu: 3.5 } }),
  );
  const shop = waiting(said, { spec: asking(1), daemonSets: [agent], pods });
  expect(causeBy('cpu-insufficient', shop).summary).toBe(
    'each pod asks for 1 core, and on 2 nodes with 8 cores together the most that is free is 0.5 cores, on node-1; DaemonSet shop/agent holds 7 cores',
  );
});

test('where not all pods are captured the sums prove nothing', () => {
  const shop = waiting(said, { spec: asking(1) });
  expect(causeBy('cpu-insufficient', shop)).toMatchObject({
    confidence: 'confirmed',
    summary: expect.stringContaining('the scheduler finds no room for it'),
  });
});

test('of two resources the one that alone keeps most nodes off', () => {
  const pods = workers.map(({ meta }) =>
    pod(`big-${meta.name}`, { nodeName: meta.name, requests: { cpu: 3.9 } }),
  );
  const both = '1 node(s) were unschedulable, 2 Insufficient cpu, 1 Insufficient memory';
  expect(told(waiting(both, { spec: asking(1), pods }))).toEqual(['cpu-insufficient Deployment/cart likely']);
});

test('a rollout whose new pods wait while the old ones serve', () => {
  const cart = deployment('cart', { replicas: 2, status: { updated: 1 } });
  const sets = [
    replicaSet('cart-old', { owner: cart, replicas: 2, revision: 1 }),
    replicaSet('cart-new', { owner: cart, replicas: 1, available: 0, revision: 2 }),
  ];
  const shop = cluster({
    nodes: [master, ...workers],
    deployments: [cart],
    replicaSets: sets,
    pods: [
      pod('cart-old-aaaaa', { owner: cart }),
      pod('cart-old-bbbbb', { owner: cart }),
      pod('cart-new-ccccc', {
        owner: cart,
        unschedulable: `0/3 nodes are available: ${said}.`,
        spec: asking(9),
      }),
    ],
  });
  expect(told(shop)).toEqual(['cpu-insufficient Deployment/cart confirmed']);
});
