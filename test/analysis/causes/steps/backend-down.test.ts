import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { HOUR, MEBIBYTE, NOW } from '../../../builders/meta.ts';
import { endpointsFor, ingress, route, service } from '../../../builders/network.ts';
import { node } from '../../../builders/node.ts';
import { pod } from '../../../builders/pod.ts';
import { deployment } from '../../../builders/workload.ts';
import { explained, stories } from '../explained.ts';

const cart = deployment('cart', { available: 0 });
const crashing = pod('cart-5d4f8c7b9-aaaaa', {
  owner: cart,
  waiting: { reason: 'CrashLoopBackOff' },
  lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
  limits: { memory: 64 * MEBIBYTE },
});
const shopOf = (more: Parameters<typeof cluster>[0] = {}) =>
  cluster({
    capturedAll: true,
    deployments: [cart],
    pods: [crashing],
    services: [service('cart')],
    ingresses: [ingress('cart', { tls: [] })],
    ...more,
  });

test('a route follows from the crash behind its Service', () => {
  expect(stories(shopOf())).toEqual([
    ['crash-looping-container shop/Deployment/cart', 'ingress-backend-down shop/Ingress/cart'],
  ]);
});

test('the worst finding of the workload is the cause', () => {
  const stuck = pod('cart-5d4f8c7b9-ccccc', { owner: cart, deletedAt: NOW - HOUR });
  const [cause] = explained(shopOf({ nodes: [node('node-1')], pods: [crashing, stuck] })).causes;
  expect(cause).toMatchObject({ mechanism: 'memory-limit-too-low', severity: 'high' });
  expect(cause?.explains).toContain('ingress-backend-down shop/Ingress/cart');
});

test('a workload without pods is found by its labels', () => {
  const shop = shopOf({
    deployments: [deployment('cart', { replicas: 0 })],
    pods: [],
    ingresses: [
      ingress('cart', {
        routes: [
          route({ backend: { service: 'cart', port: 80 } }),
          route({ path: '/till', backend: { service: 'till', port: 80 } }),
        ],
      }),
    ],
    services: [service('cart'), service('till')],
  });
  const [cause] = explained(shop).causes;
  expect(cause).toMatchObject({
    mechanism: 'scaled-to-zero-while-called',
    severity: 'high',
    confidence: 'confirmed',
  });
  expect(cause?.explains).toEqual([
    'scaled-to-zero-workload shop/Deployment/cart',
    'ingress-backend-down shop/Ingress/cart',
  ]);
});

test('a port that the Service does not have is a fault of the route', () => {
  const shop = shopOf({ ingresses: [ingress('cart', { port: 8443 })] });
  const { causes } = explained(shop);
  expect(causes.map(({ explains }) => explains)).toContainEqual(['ingress-backend-down shop/Ingress/cart']);
  expect(causes.find(({ root }) => root.kind === 'Ingress')).toMatchObject({
    confidence: 'confirmed',
    impact: { routes: [{ host: 'cart.example.org', path: '/', state: 'down' }] },
  });
});

test('a Service that selects nobody takes the route down', () => {
  const shop = shopOf({ services: [service('cart', { selector: { app: 'basket' } })] });
  expect(stories(shop)).toContainEqual([
    'service-without-pods shop/Service/cart',
    'ingress-backend-down shop/Ingress/cart',
  ]);
});

test('so does one whose endpoints lack the pods it selects, and the pods are not to blame', () => {
  const ready = pod('cart-5d4f8c7b9-aaaaa', { owner: cart });
  const backend = service('cart');
  const shop = shopOf({ pods: [ready], services: [backend], endpoints: [endpointsFor(backend, [])] });
  expect(stories(shop)).toEqual([
    ['service-without-endpoints shop/Service/cart', 'ingress-backend-down shop/Ingress/cart'],
  ]);
});
