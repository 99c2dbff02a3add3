import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { pod } from '../../../../builders/pod.ts';
import { claim } from '../../../../builders/storage.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { mounting } from './claiming.ts';

const owner = deployment('orders-db', { available: 0 });
const waiting = (said: string) =>
  pod('orders-db-5d4f8c7b9-aaaaa', {
    owner,
    unschedulable: `0/3 nodes are available: ${said}.`,
    spec: { volumes: [mounting('orders')] },
  });
const said = waiting('persistentvolumeclaim "orders" not found');

test('the scheduler misses the claim', () => {
  const shop = cluster({ deployments: [owner], pods: [said], persistentVolumeClaims: [claim('order')] });
  expect(causeBy('claim-absent', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'orders-db' },
    confidence: 'confirmed',
    summary:
      'the pods mount PersistentVolumeClaim orders, which does not exist in namespace shop; there is order',
  });
  expect(causeBy('claim-absent', cluster({ deployments: [owner], pods: [said] })).confidence).toBe(
    'confirmed',
  );
});

test('a claim that was made meanwhile', () => {
  const shop = cluster({ deployments: [owner], pods: [said], persistentVolumeClaims: [claim('orders')] });
  expect(explained(shop).causes.map(({ mechanism }) => mechanism)).toEqual(['unschedulable-pod']);
});

test('other reasons where claims were not captured', () => {
  const shop = cluster({ deployments: [owner], pods: [waiting('3 Insufficient cpu')] });
  expect(explained(shop).causes.map(({ mechanism }) => mechanism)).toEqual(['cpu-insufficient']);
});
