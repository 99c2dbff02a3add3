import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/quota-nearly-used.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { resourceQuota } from '../builders/configuration.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const quota = (hard: Record<string, number>, used: Record<string, number>) =>
  run({ resourceQuotas: [resourceQuota('team', { hard, used })] }).findings;

test.each([
  [9, 1],
  [8.99, 0],
])('%d of 10 cores', (cpu, count) => {
  expect(quota({ 'requests.cpu': 10 }, { 'requests.cpu': cpu })).toHaveLength(count);
});

test('used up is worse, and the fullest comes first', () => {
  expect(quota({ pods: 20, 'requests.cpu': 10 }, { pods: 20, 'requests.cpu': 9.5 })).toMatchObject([
    { severity: 'medium', group: 'capacity', message: 'pods 100%, requests.cpu 95% used' },
  ]);
  expect(quota({ 'requests.cpu': 10 }, { 'requests.cpu': 9.5 })).toMatchObject([{ severity: 'low' }]);
});

test('a quota of a few is meant to be used up, one of none forbids', () => {
  expect(quota({ services: 4 }, { services: 4 })).toEqual([]);
  expect(quota({ services: 5 }, { services: 5 })).toHaveLength(1);
  expect(quota({ 'services.loadbalancers': 0 }, { 'services.loadbalancers': 0 })).toEqual([]);
});

test('silent in namespaces of the system, and without quotas', () => {
  const own = resourceQuota('own', { namespace: 'kube-system', hard: { pods: 10 }, used: { pods: 10 } });
  expect(run({ resourceQuotas: [own] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
