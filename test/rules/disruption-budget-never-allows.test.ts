import { expect, test } from 'vitest';
import type { PodDisruptionBudget } from '../../src/model/scaling.ts';
import disruptionBudgetExhausted from '../../src/rules/disruption-budget-exhausted.ts';
import disruptionBudgetNeverAllows from '../../src/rules/disruption-budget-never-allows.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler, disruptionBudget } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { horizontalPodAutoscalers: [] };

const cart = deployment('cart', { replicas: 3 });
const three = ['a', 'b', 'c'].map((name) => pod(`cart-5d-${name}`, { owner: cart }));

function budget(options: Partial<PodDisruptionBudget>) {
  return disruptionBudget('cart', { disruptionsAllowed: 0, expectedPods: 3, minAvailable: null, ...options });
}

test.each([
  [{ maxUnavailable: 0 }, 'maxUnavailable is 0: of 3 pods none may go'],
  [{ maxUnavailable: '0%' }, 'maxUnavailable is 0%: of 3 pods none may go'],
  [{ minAvailable: '100%' }, 'minAvailable is 100% of 3 pods: none may go'],
  [{ minAvailable: 3 }, 'minAvailable is 3 of 3 pods: none may go'],
  // Shares are rounded up: 2.01 pods are 3.
  [{ minAvailable: '67%' }, 'minAvailable is 67% of 3 pods: none may go'],
  [{}, 'neither minAvailable nor maxUnavailable is set: of 3 pods none may go'],
])('%j lets no pod go', (options, message) => {
  const { findings } = evaluate(
    [disruptionBudgetNeverAllows],
    cluster({ ...BESIDE, pods: three, podDisruptionBudgets: [budget(options)] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    group: 'risk',
    subject: { kind: 'PodDisruptionBudget', namespace: 'shop', name: 'cart' },
    message,
  });
});

test.each([
  ['a share that leaves one', [budget({ minAvailable: '66%' })]],
  ['one that may be missing', [budget({ maxUnavailable: 1 })]],
  ['a share rounded up to one', [budget({ maxUnavailable: '1%' })]],
  ['two of three', [budget({ minAvailable: 2 })]],
  ['a status that allows one after all', [budget({ minAvailable: 3, disruptionsAllowed: 1 })]],
  ['a budget of other pods', [disruptionBudget('web', { maxUnavailable: 0, disruptionsAllowed: 0 })]],
])('silent on %s', (_, podDisruptionBudgets) => {
  const { findings } = evaluate(
    [disruptionBudgetNeverAllows],
    cluster({ ...BESIDE, pods: three, podDisruptionBudgets }),
  );
  expect(findings).toEqual([]);
});

test('an autoscaler that may add pods makes room', () => {
  const scaled = cluster({
    ...BESIDE,
    pods: three,
    podDisruptionBudgets: [budget({ minAvailable: 3 })],
    horizontalPodAutoscalers: [autoscaler('cart', { maxReplicas: 4 })],
  });
  expect(evaluate([disruptionBudgetNeverAllows], scaled).findings).toEqual([]);
});

test('what an operator or the distribution made is milder', () => {
  const owners = [{ kind: 'Cluster', name: 'cart', uid: null, controller: true }];
  const owned = { ...budget({ maxUnavailable: 0 }), meta: { ...budget({}).meta, owners } };
  const [finding] = evaluate(
    [disruptionBudgetNeverAllows],
    cluster({ ...BESIDE, pods: three, podDisruptionBudgets: [owned] }),
  ).findings;
  expect(finding?.severity).toBe('low');
});

test('that none may go now is said by it', () => {
  const now = budget({ minAvailable: 3, currentHealthy: 3, desiredHealthy: 3 });
  const { findings } = evaluate(
    [disruptionBudgetNeverAllows, disruptionBudgetExhausted],
    cluster({ ...BESIDE, pods: three, podDisruptionBudgets: [now] }),
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['disruption-budget-never-allows']);
});

test('without budgets there is no verdict', () => {
  const { verdicts } = evaluate([disruptionBudgetNeverAllows], cluster({ ...BESIDE, pods: three }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
