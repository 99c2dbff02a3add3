import { expect, test } from 'vitest';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/pod-past-cluster-dns.ts';
import { cluster } from '../builders/cluster.ts';
import { configMap } from '../builders/configuration.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

const foreign = { dnsPolicy: 'None', nameservers: ['10.9.9.9'] };
const found = (
  spec: Partial<PodSpec>,
  host = 'queue',
  from: 'variable' | 'ConfigMap' | 'nothing' = 'variable',
) => {
  const address = { host, port: 6379 };
  const till = pod('till', {
    spec: {},
    env: from === 'variable' ? [{ name: 'QUEUE', from: null, addresses: [address] }] : [],
    envFrom:
      from === 'ConfigMap' ? [{ kind: 'ConfigMap', name: 'settings', key: null, optional: false }] : [],
  });
  return evaluate(
    [rule],
    cluster({
      pods: [{ ...till, spec: { ...till.spec, ...spec } }],
      services: [service('queue', { ports: [{ port: 6379 }] })],
      configMaps: [configMap('settings', { addresses: [address] })],
    }),
  ).findings;
};

test.each<[string, Partial<PodSpec>, string]>([
  [
    'nameservers of its own',
    foreign,
    'dnsPolicy is None, and its nameserver 10.9.9.9 is not that of the cluster',
  ],
  [
    'those of its node',
    { dnsPolicy: 'Default' },
    'dnsPolicy is Default, so it asks the name server of its node',
  ],
  [
    'those of its node, by its network',
    { dnsPolicy: 'ClusterFirst', hostNetwork: true },
    'dnsPolicy is ClusterFirst with hostNetwork, so it asks the name server of its node',
  ],
])('%s', (_, spec, words) => {
  expect(found(spec).map(({ message, severity }) => [severity, message])).toEqual([
    ['low', `${words}, and it is told to call queue`],
  ]);
});

test('a ConfigMap may tell it, too', () => {
  expect(found(foreign, 'queue.shop.svc', 'ConfigMap')[0]?.evidence.at(-1)).toMatchObject({
    path: 'data',
    value: 'queue.shop.svc',
  });
});

test.each([
  ['a pod that calls nobody here', found(foreign, 'queue', 'nothing')],
  ['one that calls others', found(foreign, 'queue.example.org')],
  ['usual settings', found({ dnsPolicy: 'ClusterFirst' })],
  [
    'the policy for the network of the node',
    found({ dnsPolicy: 'ClusterFirstWithHostNet', hostNetwork: true }),
  ],
  ['the cache of the node', found({ dnsPolicy: 'None', nameservers: ['169.254.20.10'] })],
])('silent on %s', (_, findings) => {
  expect(findings).toEqual([]);
});
