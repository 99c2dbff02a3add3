import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unavailable-api-service.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { apiService } from '../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const metrics = (available: boolean, since = HOUR) =>
  apiService('v1beta1.metrics.k8s.io', {
    service: { kind: 'Service', namespace: 'kube-system', name: 'metrics-server' },
    conditions: [
      conditionOf('Available', available, {
        reason: 'MissingEndpoints',
        message: 'no endpoints',
        changedAt: NOW - since,
      }),
    ],
  });

test('an API that does not answer', () => {
  expect(run({ apiServices: [metrics(false)] }).findings).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      message:
        'not available for 60m, served by Service kube-system/metrics-server: MissingEndpoints: no endpoints',
      commands: [
        'kubectl describe apiservice v1beta1.metrics.k8s.io',
        'kubectl get endpoints metrics-server -n kube-system',
      ],
    },
  ]);
});

test.each([
  [2 * MINUTE, 1],
  [2 * MINUTE - 1, 0],
])('away for %d ms', (since, count) => {
  expect(run({ apiServices: [metrics(false, since)] }).findings).toHaveLength(count);
});

test('silent of one that answers, and without any captured', () => {
  expect(run({ apiServices: [metrics(true), apiService('v1.apps')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
