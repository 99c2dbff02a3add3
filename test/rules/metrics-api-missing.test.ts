import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/metrics-api-missing.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { apiService } from '../builders/extension.ts';
import { autoscaler } from '../builders/scaling.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const builtIn = apiService('v1.apps');

test('no metrics API', () => {
  expect(check({ apiServices: [builtIn] }).findings).toMatchObject([
    { severity: 'info', subject: { kind: 'Cluster' } },
  ]);
});

test('autoscalers that wait for it make it worse', () => {
  const horizontalPodAutoscalers = [autoscaler('cart')];
  expect(check({ apiServices: [builtIn], horizontalPodAutoscalers }).findings).toMatchObject([
    { severity: 'low' },
  ]);
});

test('silent where somebody serves it, or nothing was listed', () => {
  expect(check({ apiServices: [builtIn, apiService('v1beta1.metrics.k8s.io')] }).findings).toEqual([]);
  expect(check({ apiServices: [] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ apiServices: [builtIn], states: { apiServices: 'partial' } })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
