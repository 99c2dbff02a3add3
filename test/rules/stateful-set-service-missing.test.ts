import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stateful-set-service-missing.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { statefulSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const db = (replicas: number, serviceName: string | null = 'db') =>
  statefulSet('db', { replicas, serviceName });

test('no such Service', () => {
  expect(check({ statefulSets: [db(1)], services: [service('cart')] }).findings).toMatchObject([
    { severity: 'medium', message: 'Service db does not exist, so its pods have no names in DNS' },
  ]);
});

test('a Service that is not headless matters to several pods', () => {
  const services = [service('db', { clusterIP: '10.43.0.7' })];
  expect(check({ statefulSets: [db(2)], services }).findings).toMatchObject([{ severity: 'info' }]);
  expect(check({ statefulSets: [db(1)], services }).findings).toEqual([]);
});

test.each([
  ['headless', db(3), service('db', { clusterIP: 'None' })],
  ['none named', db(3, null), service('cart')],
  ['scaled to zero', db(0), service('cart')],
])('silent: %s', (_, set, one) => {
  expect(check({ statefulSets: [set], services: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ statefulSets: [db(1)], services: [], states: { services: 'partial' } })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
