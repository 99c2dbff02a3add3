import { expect, test } from 'vitest';
import type { NetworkPolicyPeer } from '../../src/model/network-policy.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/network-policy-peer-unmatched.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { networkPolicy } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], replicaSets: [], jobs: [], cronJobs: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const ALL = { matchLabels: {}, matchExpressions: [] };
const label = (key: string, value: string) => ({ matchLabels: { [key]: value }, matchExpressions: [] });
const from = (peer: Partial<NetworkPolicyPeer>) =>
  networkPolicy('cart', {
    ingress: [
      { peers: [{ podSelector: null, namespaceSelector: null, cidr: null, except: [], ...peer }], ports: [] },
    ],
  });
const world = {
  namespaces: [namespace('shop'), namespace('web', { labels: { team: 'web' } })],
  pods: [
    pod('front', { namespace: 'web', labels: { app: 'front' } }),
    pod('cart', { labels: { app: 'cart' } }),
  ],
};

test('a peer without pods', () => {
  const { findings } = run({ ...world, networkPolicies: [from({ podSelector: label('app', 'front') })] });
  expect(findings).toMatchObject([{ severity: 'low', message: 'nothing matches pods app=front' }]);
  expect(findings[0]?.evidence).toMatchObject([{ path: 'spec.ingress[0].from[0]' }]);
});

test('a peer without namespaces', () => {
  const { findings } = run({
    ...world,
    networkPolicies: [from({ namespaceSelector: label('team', 'ops') })],
  });
  expect(findings).toMatchObject([{ message: 'nothing matches namespaces team=ops' }]);
});

test.each<[string, Partial<NetworkPolicyPeer>]>([
  ['pods of its namespace', { podSelector: label('app', 'cart') }],
  [
    'pods of another namespace',
    { podSelector: label('app', 'front'), namespaceSelector: label('team', 'web') },
  ],
  ['every namespace', { namespaceSelector: ALL }],
  [
    'a namespace by the label that every one has',
    { namespaceSelector: label('kubernetes.io/metadata.name', 'web') },
  ],
  ['addresses', { cidr: '10.0.0.0/8' }],
])('silent with %s', (_, peer) => {
  expect(run({ ...world, networkPolicies: [from(peer)] }).findings).toEqual([]);
});

test('not evaluated without every pod and namespace', () => {
  const policies = [from({ podSelector: label('app', 'front') })];
  expect(run({ ...world, networkPolicies: policies, states: { pods: 'partial' } }).findings).toEqual([]);
  expect(run({ pods: [], networkPolicies: policies }).verdicts).toMatchObject([{ missing: ['namespaces'] }]);
});
