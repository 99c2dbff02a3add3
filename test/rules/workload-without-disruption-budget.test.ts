import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import workloadWithoutDisruptionBudget from '../../src/rules/workload-without-disruption-budget.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { disruptionBudget } from '../builders/scaling.ts';
import { deployment, statefulSet } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { statefulSets: [], nodes: [node('node-1'), node('node-2')] };

test('one finding a namespace, with counts', () => {
  const { findings } = evaluate(
    [workloadWithoutDisruptionBudget],
    cluster({
      ...BESIDE,
      deployments: ['a', 'b', 'c', 'd'].map((name) => deployment(name, { replicas: 2 })),
      statefulSets: [statefulSet('db', { replicas: 3, namespace: 'office' })],
      podDisruptionBudgets: [disruptionBudget('d')],
      nodes: [node('node-1'), node('node-2')],
    }),
  );
  expect(findings).toHaveLength(2);
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Namespace', namespace: null, name: 'office' },
      message: '1 workload with several replicas and no budget: db',
    },
    {
      subject: { kind: 'Namespace', name: 'shop' },
      message: '3 workloads with several replicas and no budget: a, b and c',
    },
  ]);
});

test.each([
  ['a single replica', { deployments: [deployment('cart')] }],
  ['a system namespace', { deployments: [deployment('cart', { replicas: 2, namespace: 'kube-system' })] }],
  ['a single node', { deployments: [deployment('cart', { replicas: 2 })], nodes: [node('node-1')] }],
])('silent on %s', (_, objects) => {
  const { findings } = evaluate(
    [workloadWithoutDisruptionBudget],
    cluster({ ...BESIDE, ...objects, podDisruptionBudgets: [] }),
  );
  expect(findings).toEqual([]);
});

test('a budget of another namespace does not count', () => {
  const { findings } = evaluate(
    [workloadWithoutDisruptionBudget],
    cluster({
      ...BESIDE,
      deployments: [deployment('cart', { replicas: 2 })],
      podDisruptionBudgets: [disruptionBudget('cart', { namespace: 'office' })],
    }),
  );
  expect(findings).toHaveLength(1);
});

test.each(['not captured', 'partial', 'forbidden'] as const)('budgets %s: no verdict', (state) => {
  const { verdicts } = evaluate(
    [workloadWithoutDisruptionBudget],
    cluster({
      ...BESIDE,
      deployments: [deployment('cart', { replicas: 2 })],
      states: { podDisruptionBudgets: state },
    }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
