import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/runtime-class-missing.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { runtimeClass } from '../builders/configuration.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = (runtimeClassName: string | null, replicas = 1) =>
  deployment('cart', { replicas, spec: { runtimeClassName } });
const runtimeClasses = [runtimeClass('known')];

test('a class that is not there', () => {
  expect(check({ deployments: [cart('gone')], runtimeClasses }).findings).toMatchObject([
    { severity: 'medium', group: 'risk', facts: { runtimeClass: 'gone' } },
  ]);
});

test.each([
  ['it is there', cart('known')],
  ['none is named', cart(null)],
  ['nothing runs', cart('gone', 0)],
])('silent: %s', (_, one) => {
  expect(check({ deployments: [one], runtimeClasses }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ deployments: [cart('gone')] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
