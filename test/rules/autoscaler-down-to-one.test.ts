import { expect, test } from 'vitest';
import autoscalerDownToOne from '../../src/rules/autoscaler-down-to-one.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { autoscaler } from '../builders/scaling.ts';

test('one finding a namespace', () => {
  const horizontalPodAutoscalers = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    autoscaler(name, { minReplicas: 1 }),
  );
  const { findings } = evaluate([autoscalerDownToOne], cluster({ horizontalPodAutoscalers }));
  expect(findings).toMatchObject([
    {
      severity: 'info',
      group: 'risk',
      subject: { kind: 'Namespace', name: 'shop' },
      message: 'minReplicas is 1 on 5 autoscalers: a, b, c and 2 more',
    },
  ]);
});

test.each([
  ['two at least', { minReplicas: 2 }],
  ['zero, which somebody decided', { minReplicas: 0 }],
  ['always one', { minReplicas: 1, maxReplicas: 1 }],
  ['a system namespace', { minReplicas: 1, namespace: 'kube-system' }],
])('silent on %s', (_, options) => {
  const { findings } = evaluate(
    [autoscalerDownToOne],
    cluster({ horizontalPodAutoscalers: [autoscaler('cart', options)] }),
  );
  expect(findings).toEqual([]);
});

test('without autoscalers there is no verdict', () => {
  expect(evaluate([autoscalerDownToOne], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
