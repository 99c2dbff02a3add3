import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/namespace-without-network-policy.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { networkPolicy } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const shop = { namespaces: [namespace('shop')], pods: [pod('cart')] };

test('a namespace with pods and no policy', () => {
  const { findings } = run({ ...shop, networkPolicies: [] });
  expect(findings).toMatchObject([
    { severity: 'low', group: 'security', message: '1 of 1 namespaces with pods: shop' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a policy', { ...shop, networkPolicies: [networkPolicy('deny')] }],
  ['nothing in it', { namespaces: [namespace('shop')], pods: [], networkPolicies: [] }],
  [
    'pods of the node network alone',
    { ...shop, pods: [pod('cart', { spec: { hostNetwork: true } })], networkPolicies: [] },
  ],
  [
    'a name of the system',
    {
      namespaces: [namespace('kube-system')],
      pods: [pod('dns', { namespace: 'kube-system' })],
      networkPolicies: [],
    },
  ],
  [
    'policies of another kind',
    {
      ...shop,
      networkPolicies: [],
      customResources: [customResource('deny', { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' })],
    },
  ],
])('silent with %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without policies, or with a part of them', () => {
  expect(run(shop).verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['networkPolicies'] }]);
  expect(run({ ...shop, networkPolicies: [], states: { networkPolicies: 'partial' } }).findings).toEqual([]);
});
