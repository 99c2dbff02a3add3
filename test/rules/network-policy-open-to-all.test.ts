import { expect, test } from 'vitest';
import type { NetworkPolicyRule } from '../../src/model/network-policy.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/network-policy-open-to-all.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { networkPolicy } from '../builders/network.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const ingressOf = (rule: Partial<NetworkPolicyRule>) =>
  networkPolicy('open', { ingress: [{ peers: [], ports: [], ...rule }] });
const block = (cidr: string, except: readonly string[] = []) => ({
  podSelector: null,
  namespaceSelector: null,
  cidr,
  except,
});

test('a rule for everybody and everything', () => {
  expect(run({ networkPolicies: [ingressOf({})] }).findings).toMatchObject([
    { severity: 'low', message: '1 of 1 NetworkPolicies: open (every pod of the namespace)' },
  ]);
  expect(run({ networkPolicies: [ingressOf({ peers: [block('0.0.0.0/0')] })] }).findings).toHaveLength(1);
});

test.each<[string, Partial<NetworkPolicyRule>]>([
  ['a port is named', { ports: [{ port: 443, endPort: null, protocol: 'TCP' }] }],
  ['the addresses are bounded', { peers: [block('10.0.0.0/8')] }],
  ['addresses are left out', { peers: [block('0.0.0.0/0', ['169.254.169.254/32'])] }],
])('silent where %s', (_, rule) => {
  expect(run({ networkPolicies: [ingressOf(rule)] }).findings).toEqual([]);
});

test('a policy that denies all is none of them', () => {
  expect(run({ networkPolicies: [networkPolicy('deny')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
