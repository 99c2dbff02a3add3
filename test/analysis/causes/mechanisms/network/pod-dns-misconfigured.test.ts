import { expect, test } from 'vitest';
import type { PodSpec } from '../../../../../src/model/pod-spec.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { complaining } from './calling.ts';

const dns = service('kube-dns', {
  namespace: 'kube-system',
  clusterIP: '10.43.0.10',
  labels: { 'k8s-app': 'kube-dns' },
  ports: [{ port: 53, protocol: 'UDP' }],
});

const shop = (spec: Partial<PodSpec>, { host = 'db', said = true } = {}) => {
  const cart = deployment('cart', { spec, available: 0 });
  const cartPod = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    spec,
    waiting: { reason: 'CrashLoopBackOff' },
    restarts: 5,
    lastTerminated: { exitCode: 1 },
  });
  return cluster({
    deployments: [cart],
    pods: [cartPod],
    services: [service('db', { ports: [{ port: 3306 }] }), dns],
    ...(said ? { logs: [complaining(cartPod, 'name-resolution-failed', host)] } : {}),
  });
};

const ID = 'pod-dns-misconfigured';
const foreign = { dnsPolicy: 'None', nameservers: ['10.9.9.9'] };

test.each<[string, Partial<PodSpec>, string]>([
  [
    'a foreign nameserver',
    foreign,
    'dnsPolicy is None, and its nameserver 10.9.9.9 is not that of the cluster',
  ],
  ['the DNS of the node', { dnsPolicy: 'Default' }, 'dnsPolicy is Default'],
  [
    'the network of the node',
    { dnsPolicy: 'ClusterFirst', hostNetwork: true },
    'ClusterFirst with hostNetwork',
  ],
])('a Service does not resolve by %s', (_, spec, words) => {
  const found = causeBy(ID, shop(spec));
  expect(found.root).toMatchObject({ kind: 'Deployment', name: 'cart' });
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toContain(words);
  expect(found.summary).toContain('; db does not resolve in it');
});

test('a crash without a word is a hypothesis', () => {
  expect(causeBy(ID, shop(foreign, { said: false })).confidence).toBe('hypothesis');
});

test.each([
  ['the DNS Service itself', shop({ dnsPolicy: 'None', nameservers: ['10.43.0.10'] })],
  ['the cache of the node', shop({ dnsPolicy: 'None', nameservers: ['169.254.20.10'] })],
  ['a host of the world', shop(foreign, { host: 'db.example.org' })],
  ['usual settings', shop({ dnsPolicy: 'ClusterFirst' })],
  [
    'the right policy on the network of the node',
    shop({ dnsPolicy: 'ClusterFirstWithHostNet', hostNetwork: true }),
  ],
])('not to blame is %s', (_, sound) => {
  expect(explained(sound).causes.filter(({ mechanism }) => mechanism === ID)).toEqual([]);
});
