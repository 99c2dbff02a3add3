import { expect, test } from 'vitest';
import {
  readHorizontalPodAutoscaler,
  readPodDisruptionBudget,
  readVerticalPodAutoscaler,
} from '../../src/model/scaling.ts';
import { createShare } from '../../src/model/share.ts';
import { MEBIBYTE, namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const meta = namespacedMeta('autoscaling/v2', 'HorizontalPodAutoscaler', 'cart', {});

test('an autoscaler', () => {
  const raw = {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
      minReplicas: 0,
      maxReplicas: 10,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 80 } } }],
    },
    status: {
      currentReplicas: 3,
      desiredReplicas: 4,
      lastScaleTime: '2025-06-01T11:00:00Z',
      conditions: [{ type: 'AbleToScale', status: 'True' }],
    },
  };
  expect(readHorizontalPodAutoscaler(raw, meta)).toMatchObject({
    target: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    targetApiVersion: 'apps/v1',
    minReplicas: 0,
    maxReplicas: 10,
    currentReplicas: 3,
    desiredReplicas: 4,
    metrics: [{ name: 'cpu', target: '80%', current: null }],
    conditions: [{ type: 'AbleToScale', status: 'True' }],
    lastScaledAt: Date.parse('2025-06-01T11:00:00Z'),
  });
});

test('an empty autoscaler', () => {
  expect(readHorizontalPodAutoscaler({}, meta)).toEqual({
    meta,
    target: { kind: '', namespace: 'shop', name: '' },
    targetApiVersion: null,
    minReplicas: 1,
    maxReplicas: 0,
    currentReplicas: 0,
    desiredReplicas: 0,
    metrics: [],
    conditions: [],
    lastScaledAt: null,
  });
});

test('a disruption budget', () => {
  const raw = {
    spec: {
      selector: { matchLabels: { app: 'cart' } },
      minAvailable: '50%',
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
    status: { currentHealthy: 1, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 3 },
  };
  expect(readPodDisruptionBudget(raw, budgetMeta('policy/v1'), share)).toEqual({
    meta: budgetMeta('policy/v1'),
    selector: { matchLabels: { app: 'cart' }, matchExpressions: [] },
    minAvailable: '50%',
    maxUnavailable: null,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    currentHealthy: 1,
    desiredHealthy: 2,
    disruptionsAllowed: 0,
    expectedPods: 3,
    conditions: [],
  });
});

test('a budget of zero is not an absent one', () => {
  const budget = readPodDisruptionBudget({ spec: { maxUnavailable: 0 } }, budgetMeta('policy/v1'), share);
  expect(budget).toMatchObject({ maxUnavailable: 0, minAvailable: null });
});

test.each([
  ['policy/v1', {}, { matchLabels: {}, matchExpressions: [] }],
  ['policy/v1beta1', {}, null],
  [
    'policy/v1beta1',
    { matchLabels: { app: 'cart' } },
    { matchLabels: { app: 'cart' }, matchExpressions: [] },
  ],
  ['policy/v1', undefined, null],
])('in %s the selector %j is %j', (apiVersion, selector, expected) => {
  const budget = readPodDisruptionBudget({ spec: { selector } }, budgetMeta(apiVersion), share);
  expect(budget.selector).toEqual(expected);
});

test('a vertical autoscaler with a recommendation', () => {
  const raw = {
    spec: { targetRef: { kind: 'Deployment', name: 'cart' }, updatePolicy: { updateMode: 'Off' } },
    status: {
      recommendation: {
        containerRecommendations: [
          { target: { cpu: '1' } },
          {
            containerName: 'web',
            target: { cpu: '250m', memory: '64Mi' },
            lowerBound: { cpu: '100m' },
            upperBound: { cpu: 'lots' },
          },
        ],
      },
    },
  };
  expect(readVerticalPodAutoscaler(raw, meta)).toEqual({
    meta,
    target: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    updateMode: 'Off',
    recommendations: [
      {
        container: 'web',
        target: { cpu: 0.25, memory: 64 * MEBIBYTE },
        lowerBound: { cpu: 0.1 },
        upperBound: {},
      },
    ],
  });
});

test('an empty vertical autoscaler acts', () => {
  expect(readVerticalPodAutoscaler({}, meta)).toEqual({
    meta,
    target: null,
    updateMode: 'Auto',
    recommendations: [],
  });
});

function budgetMeta(apiVersion: string) {
  return namespacedMeta(apiVersion, 'PodDisruptionBudget', 'cart', {});
}
