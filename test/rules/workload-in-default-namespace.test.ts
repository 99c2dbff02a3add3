import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/workload-in-default-namespace.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('a workload in default', () => {
  const deployments = [deployment('cart', { namespace: 'default' }), deployment('mail')];
  expect(check({ deployments }).findings).toMatchObject([
    { severity: 'info', subject: { kind: 'Namespace', name: 'default' }, message: '1 workload there: cart' },
  ]);
});

test('silent elsewhere', () => {
  expect(check({ deployments: [deployment('cart')] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
