import { expect, test } from 'vitest';
import type { LabelSelector } from '../../src/model/selector.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import spreadConstraintWithoutOwnPods from '../../src/rules/spread-constraint-without-own-pods.ts';
import { cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

function findings(selector: LabelSelector | null, namespace = 'shop') {
  const constraint = {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    selector,
  };
  const spread = deployment('cart', { namespace, spec: { topologySpread: [constraint] } });
  return evaluate([spreadConstraintWithoutOwnPods], cluster({ deployments: [spread] })).findings;
}

test('a selector for other pods', () => {
  expect(findings({ matchLabels: { app: 'carts' }, matchExpressions: [] })).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Deployment', name: 'cart' },
      message:
        'the constraint over kubernetes.io/hostname selects app=carts, which matches none of its own pods',
    },
  ]);
});

test('no selector selects nothing', () => {
  expect(findings(null)[0]?.message).toBe(
    'the constraint over kubernetes.io/hostname has no labelSelector, which matches none of its own pods',
  );
});

test.each([
  ['its own label', { matchLabels: { app: 'cart' }, matchExpressions: [] }, 'shop'],
  ['an empty selector, which matches all', { matchLabels: {}, matchExpressions: [] }, 'shop'],
  ['a system namespace', { matchLabels: { app: 'carts' }, matchExpressions: [] }, 'kube-system'],
])('silent on %s', (_, selector, namespace) => {
  expect(findings(selector, namespace)).toEqual([]);
});

test('without Deployments there is no verdict', () => {
  expect(evaluate([spreadConstraintWithoutOwnPods], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
