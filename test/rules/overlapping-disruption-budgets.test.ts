import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import overlappingDisruptionBudgets from '../../src/rules/overlapping-disruption-budgets.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { disruptionBudget } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const cart = deployment('cart', { podLabels: { app: 'cart', tier: 'front' } });
const pods = [pod('cart-5d-a', { owner: cart }), pod('cart-5d-b', { owner: cart })];
const all = { matchLabels: {}, matchExpressions: [] };

test.each([
  [
    'the same label twice',
    disruptionBudget('cart-old', { selector: { matchLabels: { app: 'cart' }, matchExpressions: [] } }),
  ],
  [
    'another label',
    disruptionBudget('front', { selector: { matchLabels: { tier: 'front' }, matchExpressions: [] } }),
  ],
  ['every pod of the namespace', disruptionBudget('everything', { selector: all })],
  [
    'an expression',
    disruptionBudget('expression', {
      selector: {
        matchLabels: {},
        matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'web'] }],
      },
    }),
  ],
])('one finding for the workload: %s', (_, second) => {
  const { findings } = evaluate(
    [overlappingDisruptionBudgets],
    cluster({ pods, podDisruptionBudgets: [disruptionBudget('cart'), second] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    subject: { kind: 'Deployment', name: 'cart' },
    message: `all 2 pods are selected by cart and ${second.meta.name} at once`,
  });
});

test.each([
  ['one budget', [disruptionBudget('cart')]],
  [
    'a budget of another namespace',
    [disruptionBudget('cart'), disruptionBudget('cart', { namespace: 'office' })],
  ],
  // Both halves of a selector must hold, and each entry of them.
  [
    'one of two labels',
    [
      disruptionBudget('cart'),
      disruptionBudget('back', {
        selector: { matchLabels: { app: 'cart', tier: 'back' }, matchExpressions: [] },
      }),
    ],
  ],
  ['a budget without selector', [disruptionBudget('cart'), disruptionBudget('none', { selector: null })]],
])('silent on %s', (_, podDisruptionBudgets) => {
  expect(evaluate([overlappingDisruptionBudgets], cluster({ pods, podDisruptionBudgets })).findings).toEqual(
    [],
  );
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate(
    [overlappingDisruptionBudgets],
    cluster({ podDisruptionBudgets: [disruptionBudget('cart')] }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
