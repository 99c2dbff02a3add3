import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/priority-class-missing.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { priorityClass } from '../builders/configuration.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = (priorityClassName: string | null, replicas = 1) =>
  deployment('cart', { replicas, spec: { priorityClassName } });
const priorityClasses = [priorityClass('known')];

test('a class that is not there', () => {
  expect(check({ deployments: [cart('gone')], priorityClasses }).findings).toMatchObject([
    { severity: 'medium', group: 'risk', facts: { priorityClass: 'gone' } },
  ]);
});

test.each([
  ['it is there', cart('known')],
  ['none is named', cart(null)],
  ['nothing runs', cart('gone', 0)],
  ['Kubernetes knows it', cart('system-cluster-critical')],
])('silent: %s', (_, one) => {
  expect(check({ deployments: [one], priorityClasses }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ deployments: [cart('gone')] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
