import { expect, test } from 'vitest';
import { podInventory, statusCounts } from '../../../src/analysis/inventory/pod-inventory.ts';
import { cluster } from '../../builders/cluster.ts';
import { NOW, SECOND } from '../../builders/meta.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';

const cart = deployment('cart', { namespace: 'kilo' });
const crashing = pod('cart-1-a', {
  owner: cart,
  waiting: { reason: 'CrashLoopBackOff' },
  restarts: 90,
  nodeName: 'node-3',
});
const pods = [
  crashing,
  pod('done', { phase: 'Succeeded', terminated: { exitCode: 0 } }),
  pod('till'),
  pod('young', { createdAt: NOW - 5 * SECOND, ready: false }),
];

test('every pod is ok or a problem', () => {
  const { total, ok, starting, problems } = podInventory(cluster({ pods }));
  expect([total, ok, starting, problems.length]).toEqual([4, 3, 1, 1]);
});

test('a problem pod in kubectl’s columns, with its owner', () => {
  expect(podInventory(cluster({ pods })).problems).toEqual([
    {
      namespace: 'kilo',
      name: 'cart-1-a',
      ready: '0/1',
      status: 'CrashLoopBackOff',
      restarts: 90,
      createdAt: crashing.meta.createdAt,
      node: 'node-3',
      owner: { kind: 'Deployment', namespace: 'kilo', name: 'cart' },
      problem: 'crash',
    },
  ]);
});

test('the most frequent status first, then by name; counts add up', () => {
  const counts = podInventory(cluster({ pods })).byStatus;
  expect(counts).toEqual([
    { status: 'Running', count: 2 },
    { status: 'Completed', count: 1 },
    { status: 'CrashLoopBackOff', count: 1 },
  ]);
  expect(statusCounts([])).toEqual([]);
});
