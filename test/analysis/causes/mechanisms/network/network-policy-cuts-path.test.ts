import { expect, test } from 'vitest';
import type { NetworkPolicy, NetworkPolicyPeer } from '../../../../../src/model/network-policy.ts';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { namespace } from '../../../../builders/configuration.ts';
import { endpointsFor, networkPolicy, service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { complaining } from './calling.ts';

const cart = deployment('cart');
const till = deployment('till');
const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' }, podIP: '10.42.0.7' });
const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' }, podIP: '10.42.0.8' });
const front = service('cart', { clusterIP: '10.43.0.9' });

const selecting = (app: string) => ({ matchLabels: { app }, matchExpressions: [] });
const from = (app: string, port: number | null = null) => ({
  peers: [peer({ podSelector: selecting(app) })],
  ports: port === null ? [] : [{ port, endPort: null, protocol: 'TCP' }],
});
function peer(options: Partial<NetworkPolicyPeer>): NetworkPolicyPeer {
  return { podSelector: null, namespaceSelector: null, cidr: null, except: [], ...options };
}
const guard = (options: Partial<NetworkPolicy>) =>
  networkPolicy('guard', { policyTypes: ['Ingress'], ingress: [], egress: [], ...options });

const shop = (policy: NetworkPolicy, signature = 'connection-timeout', more: ClusterOptions = {}) =>
  cluster({
    namespaces: [namespace('shop', { labels: { team: 'shop' } })],
    deployments: [cart, till],
    pods: [cartPod, tillPod],
    services: [front],
    endpoints: [endpointsFor(front, [cartPod])],
    networkPolicies: [policy],
    logs: [complaining(tillPod, signature, 'cart', '80')],
    ...more,
  });

const ID = 'network-policy-cuts-path';
const toCart = { podSelector: selecting('cart') };
const out = { podSelector: selecting('till'), policyTypes: ['Egress'] };

test.each([
  [
    'lets nobody in',
    guard(toCart),
    'does not let pod till-5d4f8c7b9-aaaaa in to the pods of Service shop/cart',
  ],
  ['lets another in', guard({ ...toCart, ingress: [from('desk')] }), 'in to the pods'],
  [
    'lets the client in to another port',
    guard({ ...toCart, ingress: [from('till', 9090)] }),
    'in to the pods',
  ],
  [
    'lets the client out to another',
    guard({ ...out, egress: [from('desk')] }),
    'out to the pods of Service shop/cart',
  ],
])('a policy that %s', (_, policy, words) => {
  const found = causeBy(ID, shop(policy));
  expect(found.root).toMatchObject({ kind: 'NetworkPolicy', name: 'guard' });
  expect(found.confidence).toBe('likely');
  expect(found.summary).toContain(words);
});

test('names do not resolve where port 53 is closed', () => {
  const found = causeBy(ID, shop(guard({ ...out, egress: [from('cart', 8080)] }), 'name-resolution-failed'));
  expect(found.summary).toContain('out to port 53, so no name resolves in it');
});

const team = (value: string) => ({ matchLabels: { team: value }, matchExpressions: [] });
test.each<[string, NetworkPolicy, string?, ClusterOptions?]>([
  ['a policy that lets the client in', guard({ ...toCart, ingress: [from('till', 8080)] })],
  [
    'one that lets its namespace in',
    guard({ ...toCart, ingress: [{ peers: [peer({ namespaceSelector: team('shop') })], ports: [] }] }),
  ],
  [
    'a peer by address, which is not judged',
    guard({ ...toCart, ingress: [{ peers: [peer({ cidr: '10.0.0.0/8' })], ports: [] }] }),
  ],
  ['a policy for other pods', guard({ podSelector: selecting('desk') })],
  ['a connection that is refused, for packets are dropped', guard(toCart), 'connection-refused'],
  ['a pod that is not ready', guard(toCart), 'connection-timeout', { pods: [tillPod] }],
  [
    'policies that are not captured whole',
    guard(toCart),
    'connection-timeout',
    { states: { networkPolicies: 'partial' } },
  ],
])('not to blame is %s', (_, policy, signature, more) => {
  const found = explained(shop(policy, signature, more)).causes.filter(({ mechanism }) => mechanism === ID);
  expect(found).toEqual([]);
});
