import { expect, test } from 'vitest';
import autoscalerTargetMissing from '../../src/rules/autoscaler-target-missing.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const cart = autoscaler('cart');

test('an autoscaler of a Deployment that is gone is reported on the autoscaler', () => {
  const { findings } = evaluate(
    [autoscalerTargetMissing],
    cluster({ horizontalPodAutoscalers: [cart], deployments: [deployment('cart', { namespace: 'office' })] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    subject: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'cart' },
    message: 'its target, Deployment cart, does not exist',
    commands: ['kubectl describe horizontalpodautoscaler cart -n shop', 'kubectl get deployment -n shop'],
  });
});

test.each([
  ['a target that is there', cart, [deployment('cart')]],
  [
    'a target of a kind that was not captured',
    autoscaler('cart', { target: { kind: 'StatefulSet', namespace: 'shop', name: 'cart' } }),
    [],
  ],
  [
    'a target of a custom kind',
    autoscaler('cart', {
      target: { kind: 'Rollout', namespace: 'shop', name: 'cart' },
      targetApiVersion: 'argoproj.io/v1alpha1',
    }),
    [],
  ],
])('silent on %s', (_, one, deployments) => {
  const { findings } = evaluate(
    [autoscalerTargetMissing],
    cluster({ horizontalPodAutoscalers: [one], deployments }),
  );
  expect(findings).toEqual([]);
});

test('a part of the Deployments proves no absence', () => {
  const { verdicts } = evaluate(
    [autoscalerTargetMissing],
    cluster({ horizontalPodAutoscalers: [cart], deployments: [], states: { deployments: 'partial' } }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['deployments'] });
});
