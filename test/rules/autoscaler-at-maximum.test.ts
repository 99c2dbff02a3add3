import { expect, test } from 'vitest';
import autoscalerAtMaximum from '../../src/rules/autoscaler-at-maximum.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { autoscaler } from '../builders/scaling.ts';

type Options = Parameters<typeof autoscaler>[1];
const run = (options: Options) =>
  evaluate([autoscalerAtMaximum], cluster({ horizontalPodAutoscalers: [autoscaler('cart', options)] }));
const limited = (reason: string) => [conditionOf('ScalingLimited', true, { reason })];
const metrics = [{ name: 'cpu', target: '70%', current: '94%' }];

test('at the maximum and asked for more', () => {
  const { findings } = run({ conditions: limited('TooManyReplicas'), currentReplicas: 10, metrics });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    group: 'capacity',
    subject: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'cart' },
    message: 'Deployment cart has 10 of at most 10 replicas for 60m and would be given more; cpu 94%/70%',
    facts: { currentReplicas: 10, maxReplicas: 10 },
  });
});

test.each([
  ['an idle one at its minimum', { conditions: limited('TooFewReplicas'), currentReplicas: 2 }],
  ['one on its way to the maximum', { conditions: limited('TooManyReplicas'), currentReplicas: 9 }],
  ['one at the maximum that is content', { currentReplicas: 10 }],
])('silent on %s', (_, options: Options) => {
  const { findings, verdicts } = run(options);
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('without autoscalers there is no verdict', () => {
  expect(evaluate([autoscalerAtMaximum], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
