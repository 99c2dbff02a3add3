import { expect, test } from 'vitest';
import disruptionBudgetWithoutPods from '../../src/rules/disruption-budget-without-pods.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { disruptionBudget } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], replicaSets: [], jobs: [], cronJobs: [] };

const idle = disruptionBudget('cart', { expectedPods: 0, currentHealthy: 0, disruptionsAllowed: 0 });
const web = pod('web-5d-a', { owner: deployment('web') });

test('a selector that matches nothing', () => {
  const { findings } = evaluate(
    [disruptionBudgetWithoutPods],
    cluster({ ...BESIDE, pods: [web], podDisruptionBudgets: [idle] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'low',
    group: 'cleanup',
    subject: { kind: 'PodDisruptionBudget', name: 'cart' },
    message: 'its selector app=cart matches no pod',
  });
});

test.each([
  ['a pod that it selects', { pods: [pod('cart-5d-a', { owner: deployment('cart') })] }],
  ['a Deployment at zero', { pods: [web], deployments: [deployment('cart', { replicas: 0 })] }],
])('silent on %s', (_, objects) => {
  const { findings } = evaluate(
    [disruptionBudgetWithoutPods],
    cluster({ ...BESIDE, ...objects, podDisruptionBudgets: [idle] }),
  );
  expect(findings).toEqual([]);
});

test.each([
  ['of an operator', { owners: [{ kind: 'Kafka', name: 'cart', uid: null, controller: true }] }],
  ['of the distribution', { namespace: 'kube-system' }],
])('silent on a budget %s', (_, options) => {
  const budget = disruptionBudget('cart', { expectedPods: 0, ...options });
  const { findings } = evaluate(
    [disruptionBudgetWithoutPods],
    cluster({ ...BESIDE, pods: [web], podDisruptionBudgets: [budget] }),
  );
  expect(findings).toEqual([]);
});

test('a part of the pods proves nothing', () => {
  const { verdicts } = evaluate(
    [disruptionBudgetWithoutPods],
    cluster({ ...BESIDE, pods: [web], podDisruptionBudgets: [idle], states: { pods: 'partial' } }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['pods'] });
});
