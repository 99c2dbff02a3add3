import { expect, test } from 'vitest';
import autoscalerOfOneSize from '../../src/rules/autoscaler-of-one-size.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { autoscaler } from '../builders/scaling.ts';

function findings(options: Parameters<typeof autoscaler>[1]) {
  return evaluate([autoscalerOfOneSize], cluster({ horizontalPodAutoscalers: [autoscaler('cart', options)] }))
    .findings;
}

test('minimum and maximum are the same', () => {
  expect(findings({ minReplicas: 3, maxReplicas: 3 })).toMatchObject([
    { severity: 'low', group: 'hygiene', message: 'keeps Deployment cart at 3 replicas, whatever the load' },
  ]);
});

test.each([
  ['one more is a choice', { minReplicas: 3, maxReplicas: 4 }],
  ['a system namespace', { minReplicas: 3, maxReplicas: 3, namespace: 'kube-system' }],
])('silent: %s', (_, options) => {
  expect(findings(options)).toEqual([]);
});

test('without autoscalers there is no verdict', () => {
  expect(evaluate([autoscalerOfOneSize], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
