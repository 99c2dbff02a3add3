import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/pod-without-egress-policy.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { networkPolicy } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const cart = { matchLabels: { app: 'cart' }, matchExpressions: [] };
const some = networkPolicy('cart', { podSelector: cart, policyTypes: ['Egress'] });
const pods = [pod('cart', { labels: { app: 'cart' } }), pod('mail', { labels: { app: 'mail' } })];

test('a pod beside the policies of its namespace', () => {
  const { findings } = run({ pods, networkPolicies: [some] });
  expect(findings).toMatchObject([
    { subject: { kind: 'Namespace', name: 'shop' }, message: '1 of 2 workloads, such as the pod mail' },
  ]);
});

test('pods of one owner count once', () => {
  const owner = deployment('mail');
  const many = [pod('mail-7d9f-a', { owner }), pod('mail-7d9f-b', { owner })];
  expect(run({ pods: many, deployments: [owner], networkPolicies: [some] }).findings).toMatchObject([
    { facts: { of: 1, count: 1 } },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['one for every pod', { pods, networkPolicies: [some, networkPolicy('all', { policyTypes: ['Egress'] })] }],
  [
    'policies of the other direction alone',
    { pods, networkPolicies: [networkPolicy('cart', { podSelector: cart, policyTypes: ['Ingress'] })] },
  ],
  ['no policies at all', { pods, networkPolicies: [] }],
  [
    'a pod in the network of its node',
    { pods: [pod('agent', { spec: { hostNetwork: true } })], networkPolicies: [some] },
  ],
  ['a pod that has ended', { pods: [pod('done', { phase: 'Succeeded' })], networkPolicies: [some] }],
])('silent with %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without all policies', () => {
  expect(run({ pods }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
  expect(run({ pods, networkPolicies: [some], states: { networkPolicies: 'partial' } }).findings).toEqual([]);
});
