import { expect, test } from 'vitest';
import type { CaptureState } from '../../../../../src/model/captured.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { node } from '../../../../builders/node.ts';
import { pod } from '../../../../builders/pod.ts';
import { disruptionBudget } from '../../../../builders/scaling.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const ID = 'drain-held-by-budget';

const shop = (options: { cordoned?: boolean; allowed?: number; budgets?: CaptureState } = {}) => {
  const { cordoned = true, allowed = 0, budgets = 'captured' } = options;
  const cart = deployment('cart', { replicas: 1 });
  return cluster({
    nodes: [node('pi-1', { unschedulable: cordoned }), node('pi-2')],
    deployments: [cart],
    pods: [pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' }, nodeName: 'pi-1' })],
    podDisruptionBudgets: [
      disruptionBudget('cart', { disruptionsAllowed: allowed, currentHealthy: 1, desiredHealthy: 1 }),
    ],
    states: { podDisruptionBudgets: budgets },
  });
};
const ids = (of: ReturnType<typeof shop>) => explained(of).causes.map(({ mechanism }) => mechanism);

test('a cordoned node with pods that a budget does not let go', () => {
  const cause = causeBy(ID, shop());
  expect(cause).toMatchObject({
    root: { kind: 'PodDisruptionBudget', namespace: 'shop', name: 'cart' },
    confidence: 'hypothesis',
    severity: 'low',
  });
  expect(cause.summary).toContain(
    'node pi-1 is cordoned, and PodDisruptionBudget cart allows 0 disruptions, so cart-5d4f8c7b9-aaaaa',
  );
});

test.each([
  ['a node that takes pods', { cordoned: false }],
  ['a budget with room', { allowed: 1 }],
  ['budgets that were not captured whole', { budgets: 'partial' as const }],
])('not so: %s', (_, options) => {
  expect(ids(shop(options))).not.toContain(ID);
});
