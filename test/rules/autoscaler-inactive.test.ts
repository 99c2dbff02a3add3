import { expect, test } from 'vitest';
import autoscalerInactive from '../../src/rules/autoscaler-inactive.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { autoscaler } from '../builders/scaling.ts';

type Options = Parameters<typeof autoscaler>[1];
const run = (options: Options) =>
  evaluate([autoscalerInactive], cluster({ horizontalPodAutoscalers: [autoscaler('cart', options)] }));

const UNKNOWN = [{ name: 'cpu', target: '70%', current: null }];
const inactive = (reason: string, message: string | null = null, changedAt = NOW - 5 * MINUTE) => [
  conditionOf('AbleToScale', true),
  conditionOf('ScalingActive', false, { reason, message, changedAt }),
];

test('missing metrics keep an autoscaler from scaling', () => {
  const { findings } = run({
    conditions: inactive('FailedGetResourceMetric', 'no metrics returned.'),
    metrics: UNKNOWN,
  });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    subject: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'cart' },
    message: 'ScalingActive is False (FailedGetResourceMetric: no metrics returned); cpu <unknown>',
    facts: { unknownMetrics: ['cpu'], reason: 'FailedGetResourceMetric' },
  });
});

test('a target at zero is low, whatever its metrics', () => {
  const [finding] = run({
    conditions: inactive('ScalingDisabled'),
    currentReplicas: 0,
    metrics: UNKNOWN,
  }).findings;
  expect(finding).toMatchObject({
    severity: 'low',
    message:
      'its target, Deployment cart, is scaled to zero, and an autoscaler does not start what is at zero',
  });
});

test.each([
  [
    'a target that cannot be scaled',
    { conditions: [conditionOf('AbleToScale', false, { reason: 'FailedGetScale' })] },
  ],
  ['one unknown metric', { metrics: UNKNOWN }],
])('fires on %s', (_, options: Options) => {
  expect(run(options).findings.map((one) => one.severity)).toEqual(['medium']);
});

test.each([
  ['a working autoscaler', {}],
  ['a settling one', { conditions: [conditionOf('AbleToScale', false, { reason: 'BackoffBoth' })] }],
  [
    'an idle one at its minimum',
    { conditions: [conditionOf('ScalingLimited', true, { reason: 'TooFewReplicas' })] },
  ],
  ['one made just now', { createdAt: NOW - 2 * MINUTE + 1, metrics: UNKNOWN }],
  [
    'metrics that went just now',
    { conditions: inactive('FailedGetResourceMetric', null, NOW - 2 * MINUTE + 1), metrics: UNKNOWN },
  ],
])('silent on %s', (_, options: Options) => {
  const { findings, verdicts } = run(options);
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('after two minutes it counts', () => {
  expect(
    run({ conditions: inactive('FailedGetResourceMetric', null, NOW - 2 * MINUTE) }).findings,
  ).toHaveLength(1);
  expect(run({ createdAt: NOW - 2 * MINUTE, metrics: UNKNOWN }).findings).toHaveLength(1);
});

test('without autoscalers there is no verdict', () => {
  expect(evaluate([autoscalerInactive], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
