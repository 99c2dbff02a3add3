import { expect, test } from 'vitest';
import disruptionBudgetAboveAutoscalerMinimum from '../../src/rules/disruption-budget-above-autoscaler-minimum.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { autoscaler, disruptionBudget } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

function findings(
  budget: Parameters<typeof disruptionBudget>[1],
  scaler: Parameters<typeof autoscaler>[1] = {},
) {
  return evaluate(
    [disruptionBudgetAboveAutoscalerMinimum],
    cluster({
      deployments: [deployment('cart')],
      podDisruptionBudgets: [disruptionBudget('cart', budget)],
      horizontalPodAutoscalers: [autoscaler('cart', scaler)],
    }),
  ).findings;
}

test('more than the minimum', () => {
  const [finding] = findings({ minAvailable: 3 });
  expect(finding).toMatchObject({
    severity: 'medium',
    subject: { kind: 'PodDisruptionBudget', name: 'cart' },
    message: 'minAvailable is 3, and HorizontalPodAutoscaler cart may scale down to 2',
  });
});

test('as many as the minimum is milder, one less is fine', () => {
  expect(findings({ minAvailable: 2 })[0]?.severity).toBe('low');
  expect(findings({ minAvailable: 1 })).toEqual([]);
});

test.each([
  ['a share, which follows the replicas', { minAvailable: '80%' }, {}],
  ['maxUnavailable', { minAvailable: null, maxUnavailable: 1 }, {}],
  ['a budget of another namespace', { minAvailable: 3, namespace: 'office' }, {}],
  [
    'a budget that asks for one label more',
    {
      minAvailable: 3,
      selector: { matchLabels: { app: 'cart', tier: 'edge' }, matchExpressions: [] },
    },
    {},
  ],
  ['an autoscaler of one size', { minAvailable: 3 }, { minReplicas: 3, maxReplicas: 3 }],
] as const)('silent on %s', (_, budget, scaler) => {
  expect(findings(budget, scaler)).toEqual([]);
});

test('without autoscalers there is no verdict', () => {
  const { verdicts } = evaluate(
    [disruptionBudgetAboveAutoscalerMinimum],
    cluster({ podDisruptionBudgets: [disruptionBudget('cart')] }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
