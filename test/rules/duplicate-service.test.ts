import { expect, test } from 'vitest';
import rule from '../../src/rules/duplicate-service.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { type ServiceOptions, service } from '../builders/network.ts';

const selector = { app: 'cart', tier: 'web' };
const run = (...services: readonly ReturnType<typeof service>[]) => evaluate([rule], cluster({ services }));
const twin = (options: ServiceOptions = {}) =>
  run(service('cart', { selector }), service('cart-copy', { selector, ...options })).findings;

test('two names for one thing', () => {
  expect(twin({ selector: { tier: 'web', app: 'cart' } })).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Service', namespace: 'shop', name: 'cart' },
      message: 'ClusterIP Service with the selector app=cart,tier=web and ports 80/TCP, just as cart-copy',
      related: [{ kind: 'Service', namespace: 'shop', name: 'cart-copy' }],
    },
  ]);
});

test('several are one finding', () => {
  const many = Array.from({ length: 9 }, (_, index) => service(`cart-${index}`, { selector }));
  expect(run(...many).findings).toMatchObject([{ facts: { others: { length: 8 } } }]);
});

test.each<[string, ServiceOptions]>([
  ['another type', { type: 'NodePort' }],
  ['a headless one', { clusterIP: 'None' }],
  ['another port', { ports: [{ port: 81, targetPort: 8080 }] }],
  ['another port behind it', { ports: [{ port: 80, targetPort: 9090 }] }],
  ['another selector', { selector: { app: 'cart' } }],
  ['another namespace', { namespace: 'office' }],
  ['one for pods that are not ready', { publishNotReadyAddresses: true }],
  ['one that an operator made', { owners: [{ kind: 'Canary', name: 'cart', uid: null, controller: true }] }],
])('silent of %s', (_, options) => {
  expect(twin(options)).toEqual([]);
});

test.each<[string, ServiceOptions]>([
  ['load balancers', { type: 'LoadBalancer' }],
  ['Services that select nothing', { selector: {} }],
  ['external names', { type: 'ExternalName', externalName: 'cart.example.org' }],
  ['a rollout between two versions', { selector: { app: 'cart', 'rollouts-pod-template-hash': '7d9f' } }],
])('silent of two %s', (_, options) => {
  expect(run(service('cart', options), service('cart-copy', options)).findings).toEqual([]);
});

test('without Services there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
