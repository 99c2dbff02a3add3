import { expect, test } from 'vitest';
import autoscalerInactive from '../../src/rules/autoscaler-inactive.ts';
import autoscalerWithoutRequests from '../../src/rules/autoscaler-without-requests.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { NOW, SECOND } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const owner = deployment('cart');
const sidecar = { name: 'proxy', requests: { memory: 1000 } };
const lacking = pod('cart-5d-a', { owner, containers: [{ name: 'cart' }, sidecar] });
const idle = autoscaler('cart', {
  metrics: [{ name: 'cpu', target: '70%', current: null }],
  conditions: [conditionOf('ScalingActive', false, { reason: 'FailedGetResourceMetric' })],
});

test('one container without the request is enough, and it is said once', () => {
  const { findings } = evaluate(
    [autoscalerWithoutRequests, autoscalerInactive],
    cluster({ horizontalPodAutoscalers: [idle], pods: [lacking] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'autoscaler-without-requests',
    severity: 'medium',
    group: 'health',
    subject: { kind: 'HorizontalPodAutoscaler', name: 'cart' },
    message: 'Deployment cart requests no cpu in proxy, so its utilization is unknown',
    commands: [
      'kubectl describe horizontalpodautoscaler cart -n shop',
      'kubectl describe pod cart-5d-a -n shop',
    ],
  });
});

test.each([
  ['every request set', idle, pod('cart-5d-a', { owner })],
  ['an average value', { ...idle, metrics: [{ name: 'cpu', target: '500m', current: null }] }, lacking],
  ['a metric of pods', { ...idle, metrics: [{ name: 'requests', target: '10', current: null }] }, lacking],
  [
    'a utilization that is computed',
    { ...idle, metrics: [{ name: 'cpu', target: '70%', current: '3%' }] },
    lacking,
  ],
  [
    'an autoscaler that scales by something else',
    {
      ...idle,
      conditions: [conditionOf('ScalingActive', true)],
    },
    lacking,
  ],
  [
    'requests of the pod as a whole',
    idle,
    pod('cart-5d-a', {
      owner,
      qosClass: 'Guaranteed',
      requests: {},
      limits: {},
    }),
  ],
])('silent on %s', (_, scaler, one) => {
  const { findings } = evaluate(
    [autoscalerWithoutRequests],
    cluster({ horizontalPodAutoscalers: [scaler], pods: [one] }),
  );
  expect(findings).toEqual([]);
});

test.each([
  [119, 0],
  [120, 1],
])('%d seconds old: %d findings', (age, count) => {
  const young = { ...idle, meta: { ...idle.meta, createdAt: NOW - age * SECOND } };
  const { findings } = evaluate(
    [autoscalerWithoutRequests],
    cluster({ horizontalPodAutoscalers: [young], pods: [lacking] }),
  );
  expect(findings).toHaveLength(count);
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate([autoscalerWithoutRequests], cluster({ horizontalPodAutoscalers: [idle] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
