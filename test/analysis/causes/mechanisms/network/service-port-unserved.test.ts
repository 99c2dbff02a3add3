import { expect, test } from 'vitest';
import type { ServicePort } from '../../../../../src/model/service.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { endpointsFor, service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained, stories } from '../../explained.ts';
import { complaining } from './calling.ts';

const cart = deployment('cart');
const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' }, podIP: '10.42.0.7' });
const till = deployment('till');
const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' } });

const shop = (
  port: Partial<ServicePort>,
  called = false,
  more: readonly (Partial<ServicePort> & { port: number })[] = [],
) => {
  const front = service('cart', { clusterIP: '10.43.0.9', ports: [{ port: 80, ...port }, ...more] });
  return cluster({
    deployments: [cart, till],
    pods: [cartPod, tillPod],
    services: [front],
    endpoints: [endpointsFor(front, [cartPod])],
    ...(called ? { logs: [complaining(tillPod, 'connection-refused', '10.43.0.9', '80')] } : {}),
  });
};

test('a number that no container declares', () => {
  const found = causeBy('service-port-unserved', shop({ targetPort: 9090 }));
  expect(found.root).toMatchObject({ kind: 'Service', name: 'cart' });
  expect(found.confidence).toBe('likely');
  expect(found.toConfirm).toContain('kubectl port-forward pod/cart-5d4f8c7b9-aaaaa 9090 -n shop');
  expect(found.summary).toBe(
    'port 80 of Service cart leads to targetPort 9090, and the containers of its pods have another port: 8080',
  );
  expect(found.remedy.commands).toContain(
    `kubectl patch service cart --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":8080}]' -n shop`,
  );
});

test('a caller that is refused makes it certain, and follows from it', () => {
  const refused = shop({ targetPort: 9090 }, true);
  const found = causeBy('service-port-unserved', refused);
  expect(found).toMatchObject({ confidence: 'confirmed', toConfirm: null });
  expect(found.summary).toContain('; Deployment till logs failed connections to it');
  expect(stories(refused)).toEqual([
    ['service-port-undeclared shop/Service/cart', 'error-in-log shop/Deployment/till'],
  ]);
  expect(explained(refused).unexplained).toEqual([]);
});

test('a name that no container has', () => {
  const found = causeBy('service-port-unserved', shop({ targetPort: 'web' }));
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toContain('no port of that name: http');
});

test('a caller of another port of the Service does not follow from it', () => {
  const both = shop({ port: 90, targetPort: 9090 }, true, [{ port: 80, targetPort: 8080 }]);
  expect(causeBy('service-port-unserved', both).explains).toEqual([
    'service-port-undeclared shop/Service/cart',
  ]);
});

test.each<[string, Partial<ServicePort>]>([
  ['the port it listens on', { targetPort: 8080 }],
  ['its name', { targetPort: 'http' }],
  ['another protocol', { targetPort: 8080, protocol: 'UDP' }],
])('nothing of the kind is %s', (_, port) => {
  const found = explained(shop(port)).causes.filter(({ mechanism }) => mechanism === 'service-port-unserved');
  expect(found).toEqual([]);
});
