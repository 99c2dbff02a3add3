import { expect, test } from 'vitest';
import rule from '../../src/rules/cluster-upgrade-blocked.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { customResource } from '../builders/extension.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const operator = (status: boolean | 'Unknown', apiVersion = 'config.openshift.io/v1') =>
  customResource('etcd', {
    kind: 'ClusterOperator',
    apiVersion,
    namespace: null,
    conditions: [conditionOf('Upgradeable', status, { reason: 'Override', message: 'one member' })],
  });

test('an operator that says no', () => {
  expect(run({ customResources: [operator(false)] }).findings).toMatchObject([
    { severity: 'low', group: 'risk', message: 'Upgradeable is False: Override: one member' },
  ]);
});

test('silent of yes and perhaps, of other kinds, and without custom resources', () => {
  expect(run({ customResources: [operator(true)] }).findings).toEqual([]);
  expect(run({ customResources: [operator('Unknown')] }).findings).toEqual([]);
  expect(run({ customResources: [operator(false, 'example.org/v1')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
