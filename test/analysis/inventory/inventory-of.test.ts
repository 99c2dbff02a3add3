import { expect, test } from 'vitest';
import { inventory } from '../../../src/analysis/inventory/inventory-of.ts';
import { cluster } from '../../builders/cluster.ts';
import { autoscaler } from '../../builders/scaling.ts';
import { brokenShop } from '../broken-shop.ts';

test('autoscalers with kubectl’s TARGETS', () => {
  const metrics = [
    { name: 'cpu', target: '80%', current: '16%' },
    { name: 'memory', target: '80%', current: null },
    { name: 'queue', target: null, current: '7' },
  ];
  const horizontalPodAutoscalers = [autoscaler('cart', { metrics, minReplicas: 1, maxReplicas: 4 })];
  expect(inventory(cluster({ horizontalPodAutoscalers })).autoscalers).toEqual([
    {
      namespace: 'shop',
      name: 'cart',
      target: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      targets: 'cpu: 16%/80%, memory: <unknown>/80%, queue: 7/<unknown>',
      minReplicas: 1,
      maxReplicas: 4,
      currentReplicas: 3,
    },
  ]);
});

test('numbers that are printed twice agree', () => {
  const { namespaces, pods, workloads, claims, storageClasses } = inventory(brokenShop());
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  expect(sum(namespaces.map((row) => row.pods?.total ?? 0))).toBe(pods.total);
  expect(sum(namespaces.map((row) => row.pods?.problems ?? 0))).toBe(pods.problems.length);
  expect(sum(namespaces.map((row) => row.workloads))).toBe(workloads.length);
  expect(sum(pods.byStatus.map(({ count }) => count))).toBe(pods.total);
  expect(sum(storageClasses.map((row) => row.claims))).toBe(claims.length);
});
