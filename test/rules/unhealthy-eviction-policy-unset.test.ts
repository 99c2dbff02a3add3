import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import unhealthyEvictionPolicyUnset from '../../src/rules/unhealthy-eviction-policy-unset.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { disruptionBudget } from '../builders/scaling.ts';

function findings(budgets: Parameters<typeof disruptionBudget>[1], kubeletVersion = 'v1.27.0') {
  return evaluate(
    [unhealthyEvictionPolicyUnset],
    cluster({
      podDisruptionBudgets: [disruptionBudget('cart', budgets)],
      nodes: [node('node-1', { kubeletVersion })],
    }),
  ).findings;
}

test('one finding a namespace', () => {
  expect(findings({})).toMatchObject([
    {
      severity: 'info',
      group: 'hygiene',
      subject: { kind: 'Namespace', name: 'shop' },
      message: 'unhealthyPodEvictionPolicy is not set on 1 budget: cart',
    },
  ]);
});

test('before 1.27 there was no such field for everybody', () => {
  expect(findings({}, 'v1.26.9')).toEqual([]);
});

test.each([
  ['a policy', { unhealthyPodEvictionPolicy: 'IfHealthyBudget' }],
  ['a system namespace', { namespace: 'kube-system' }],
])('silent on %s', (_, options) => {
  expect(findings(options)).toEqual([]);
});

test('without nodes the version is not known', () => {
  const { verdicts } = evaluate(
    [unhealthyEvictionPolicyUnset],
    cluster({ podDisruptionBudgets: [disruptionBudget('cart')] }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
