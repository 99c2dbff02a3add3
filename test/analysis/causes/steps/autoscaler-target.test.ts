import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { conditionOf } from '../../../builders/condition.ts';
import { HOUR, NOW } from '../../../builders/meta.ts';
import { pod } from '../../../builders/pod.ts';
import { autoscaler } from '../../../builders/scaling.ts';
import { deployment } from '../../../builders/workload.ts';
import { stories } from '../explained.ts';

const cart = deployment('cart', { replicas: 2, available: 0 });
const crash = {
  waiting: { reason: 'CrashLoopBackOff' },
  lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
};
const crashing = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, ...crash });
const blind = autoscaler('cart', {
  createdAt: NOW - 2 * HOUR,
  metrics: [{ name: 'cpu', target: '70%', current: null }],
  conditions: [
    conditionOf('ScalingActive', false, {
      reason: 'FailedGetResourceMetric',
      message: 'did not receive metrics for targeted pods',
      changedAt: NOW - HOUR,
    }),
  ],
});
const inactive = 'autoscaler-inactive shop/HorizontalPodAutoscaler/cart';
const crashed = 'crash-looping-container shop/Deployment/cart';

test.each([
  ['none is ready', [crashing], [[crashed, inactive]]],
  ['one still serves', [crashing, pod('cart-5d4f8c7b9-bbbbb', { owner: cart })], [[inactive], [crashed]]],
] as const)('metrics of pods of which %s', (_, pods, expected) => {
  const shop = cluster({ deployments: [cart], pods, horizontalPodAutoscalers: [blind] });
  expect(stories(shop).toSorted()).toEqual(expected);
});
