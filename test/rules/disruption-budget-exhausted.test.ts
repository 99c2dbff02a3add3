import { expect, test } from 'vitest';
import disruptionBudgetExhausted from '../../src/rules/disruption-budget-exhausted.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { disruptionBudget } from '../builders/scaling.ts';

function findings(options: Parameters<typeof disruptionBudget>[1]) {
  return evaluate(
    [disruptionBudgetExhausted],
    cluster({ podDisruptionBudgets: [disruptionBudget('cart', options)] }),
  ).findings;
}

test('fewer healthy pods than it asks for', () => {
  const [finding] = findings({
    disruptionsAllowed: 0,
    expectedPods: 3,
    currentHealthy: 1,
    desiredHealthy: 2,
  });
  expect(finding).toMatchObject({
    severity: 'medium',
    group: 'risk',
    message: '1 of 3 pods healthy, and 2 must be; unhealthy pods cannot be evicted either',
  });
});

test('with AlwaysAllow unhealthy pods can be evicted', () => {
  const [finding] = findings({
    disruptionsAllowed: 0,
    expectedPods: 3,
    currentHealthy: 1,
    desiredHealthy: 2,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
  expect(finding?.message).toBe('1 of 3 pods healthy, and 2 must be');
});

test('just as many as it asks for is milder', () => {
  const [finding] = findings({
    disruptionsAllowed: 0,
    expectedPods: 3,
    currentHealthy: 2,
    desiredHealthy: 2,
  });
  expect(finding?.severity).toBe('low');
});

test('a controller that cannot tell', () => {
  const failed = conditionOf('DisruptionAllowed', false, {
    reason: 'SyncFailed',
    message: 'found no controllers',
  });
  const [finding] = findings({ disruptionsAllowed: 0, currentHealthy: 2, conditions: [failed] });
  expect(finding?.message).toBe('its controller cannot tell how many pods may go: found no controllers');
});

test.each([
  ['one may go', { disruptionsAllowed: 1 }],
  ['no pod is expected', { disruptionsAllowed: 0, expectedPods: 0, currentHealthy: 0, desiredHealthy: 0 }],
  ['the status has not caught up', { disruptionsAllowed: 0, currentHealthy: 3, desiredHealthy: 2 }],
])('silent where %s', (_, options) => {
  expect(findings(options)).toEqual([]);
});

test('without budgets there is no verdict', () => {
  expect(evaluate([disruptionBudgetExhausted], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
