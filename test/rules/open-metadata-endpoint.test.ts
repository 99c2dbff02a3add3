import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/open-metadata-endpoint.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { networkPolicy } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const shop = {
  nodes: [node('node-1', { providerID: 'aws:///eu-central-1a/i-0' })],
  namespaces: [namespace('shop')],
  pods: [pod('cart')],
};

test('pods on machines of a cloud without an egress policy', () => {
  expect(run({ ...shop, networkPolicies: [networkPolicy('deny')] }).findings).toMatchObject([
    { severity: 'info', message: 'no egress policy in 1 of 1 namespaces with pods: shop' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['an egress policy', { ...shop, networkPolicies: [networkPolicy('out', { policyTypes: ['Egress'] })] }],
  ['machines of no cloud', { ...shop, nodes: [node('node-1')], networkPolicies: [] }],
])('silent with %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without policies', () => {
  expect(run(shop).verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['networkPolicies'] }]);
});
