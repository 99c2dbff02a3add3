import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/namespace-without-quota.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace, resourceQuota } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const shop = { namespaces: [namespace('shop')], pods: [pod('cart')] };

test('a namespace with pods and none', () => {
  expect(run({ ...shop, resourceQuotas: [] }).findings).toMatchObject([
    { group: 'hygiene', severity: 'info', message: '1 of 1 namespaces with pods: shop' },
  ]);
});

test('silent with one, in an empty namespace, and in one of the system', () => {
  expect(run({ ...shop, resourceQuotas: [resourceQuota('all')] }).findings).toEqual([]);
  expect(run({ namespaces: [namespace('shop')], pods: [], resourceQuotas: [] }).findings).toEqual([]);
  const system = { namespaces: [namespace('kube-system')], pods: [pod('dns', { namespace: 'kube-system' })] };
  expect(run({ ...system, resourceQuotas: [] }).findings).toEqual([]);
});

test('not evaluated without all of them', () => {
  expect(run(shop).verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['resourceQuotas'] }]);
  expect(run({ ...shop, resourceQuotas: [], states: { resourceQuotas: 'partial' } }).findings).toEqual([]);
});
