import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { node } from '../../../builders/node.ts';
import { pod } from '../../../builders/pod.ts';
import { deployment } from '../../../builders/workload.ts';
import { causeBy, explained } from '../explained.ts';

const pressed = node('node-1', { pressure: 'DiskPressure' });
const cart = deployment('cart');
const evicted = (reason: string, nodeName = 'node-1') =>
  pod('cart-5d4f8c7b9-gone1', {
    owner: cart,
    phase: 'Failed',
    reason,
    message: 'The node was low on resource: ephemeral-storage.',
    nodeName,
  });

test.each([
  ['evicted from the full node', evicted('Evicted'), true],
  ['evicted from another node', evicted('Evicted', 'node-2'), false],
  ['ended by a shutdown of the node', evicted('NodeShutdown'), false],
] as const)('a pod %s', (_, gone, follows) => {
  const shop = cluster({ nodes: [pressed, node('node-2')], deployments: [cart], pods: [gone] });
  const { explains } = causeBy('node-disk-full', shop);
  expect(explains.includes('evicted-pod shop/Deployment/cart')).toBe(follows);
});

test.each([
  ['the taint of its pressure', 'node.kubernetes.io/disk-pressure', ['node-disk-full']],
  [
    'the taint of another pressure',
    'node.kubernetes.io/memory-pressure',
    ['node-disk-full', 'unschedulable-pod'],
  ],
] as const)('a pod kept out by %s', (_, taint, mechanisms) => {
  const unschedulable = `0/1 nodes are available: 1 node(s) had untolerated taint {${taint}: }.`;
  const pending = pod('cart-5d4f8c7b9-new01', { owner: cart, unschedulable });
  const shop = cluster({ nodes: [pressed], deployments: [cart], pods: [pending] });
  expect(
    explained(shop)
      .causes.map(({ mechanism }) => mechanism)
      .toSorted(),
  ).toEqual(mechanisms);
});
