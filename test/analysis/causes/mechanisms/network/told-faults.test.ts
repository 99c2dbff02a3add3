import { expect, test } from 'vitest';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { endpointsFor, ingress, ingressClass, route, service } from '../../../../builders/network.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const cart = deployment('cart');
const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' }, podIP: '10.42.0.7' });
const front = service('cart');
const entry = (port: number) =>
  ingress('shop', { tls: [], routes: [route({ backend: { service: 'cart', port } })] });
const base: ClusterOptions = {
  capturedAll: true,
  deployments: [cart],
  pods: [cartPod],
  services: [front],
  endpoints: [endpointsFor(front, [cartPod])],
  ingressClasses: [ingressClass('nginx')],
};
const balancer = service('cart', { type: 'LoadBalancer', clusterIP: '10.43.0.9' });
const warning = event(balancer, 'SyncLoadBalancerFailed', {
  type: 'Warning',
  message: 'quota of addresses used up',
});

test.each<[string, string, ClusterOptions, string]>([
  [
    'ingress-class-absent',
    'Ingress',
    { ingresses: [ingress('shop', { className: 'traefik', loadBalancerAddresses: [], tls: [] })] },
    'confirmed',
  ],
  [
    'ingress-certificate-absent',
    'Ingress',
    { ingresses: [ingress('shop', { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] })] },
    'confirmed',
  ],
  ['ingress-port-absent', 'Ingress', { ingresses: [entry(8080)] }, 'confirmed'],
  ['endpoints-not-written', 'Service', { endpoints: [endpointsFor(front, [])] }, 'likely'],
  ['load-balancer-not-made', 'Service', { services: [balancer] }, 'likely'],
  ['load-balancer-not-made', 'Service', { services: [balancer], events: [warning] }, 'confirmed'],
])('%s of an %s', (id, kind, more, confidence) => {
  const found = causeBy(id, cluster({ ...base, ...more }));
  expect(found.root.kind).toBe(kind);
  expect(found.confidence).toBe(confidence);
  expect(found.toConfirm === null).toBe(confidence === 'confirmed');
  expect(found.evidence.length).toBeGreaterThan(0);
});

test('what is in order has no cause', () => {
  expect(explained(cluster({ ...base, ingresses: [entry(80)] })).causes).toEqual([]);
});
