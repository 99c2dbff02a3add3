import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/namespace-without-limit-range.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { limitRange, namespace } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const shop = { namespaces: [namespace('shop')], pods: [pod('cart')] };

test('a namespace with pods and none', () => {
  expect(run({ ...shop, limitRanges: [] }).findings).toMatchObject([
    { group: 'hygiene', severity: 'info', message: '1 of 1 namespaces with pods: shop' },
  ]);
});

test('silent with one, in an empty namespace, and in one of the system', () => {
  expect(run({ ...shop, limitRanges: [limitRange('all')] }).findings).toEqual([]);
  expect(run({ namespaces: [namespace('shop')], pods: [], limitRanges: [] }).findings).toEqual([]);
  const system = { namespaces: [namespace('kube-system')], pods: [pod('dns', { namespace: 'kube-system' })] };
  expect(run({ ...system, limitRanges: [] }).findings).toEqual([]);
});

test('not evaluated without all of them', () => {
  expect(run(shop).verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['limitRanges'] }]);
  expect(run({ ...shop, limitRanges: [], states: { limitRanges: 'partial' } }).findings).toEqual([]);
});
