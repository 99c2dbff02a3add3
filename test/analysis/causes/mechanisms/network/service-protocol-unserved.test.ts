import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained, stories } from '../../explained.ts';
import { complaining } from './calling.ts';

const ports = [{ name: 'http', port: 8080, protocol: 'TCP', hostPort: null }];
const shop = (protocol: string, { probed = true, called = false, both = false } = {}) => {
  const cart = deployment('cart', {
    container: probed ? { ports } : { ports, readinessProbe: null, livenessProbe: null },
  });
  const till = deployment('till');
  const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' } });
  const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' } });
  const asked = { port: 80, targetPort: 8080 };
  return cluster({
    deployments: [cart, till],
    pods: [cartPod, tillPod],
    services: [
      service('cart', {
        ports: [{ ...asked, protocol }, ...(both ? [{ ...asked, name: 'other', protocol: 'TCP' }] : [])],
      }),
    ],
    ...(called ? { logs: [complaining(tillPod, 'connection-refused', 'cart', '80')] } : {}),
  });
};

test('a Service for UDP before pods that are probed by TCP', () => {
  const found = causeBy('service-protocol-unserved', shop('UDP'));
  expect(found.root).toMatchObject({ kind: 'Service', name: 'cart' });
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    'port 80 of Service cart is for UDP, while the containers of its pods serve 8080 by TCP',
  );
  expect(found.remedy.commands.at(-1)).toContain('"path":"/spec/ports/0/protocol","value":"TCP"');
});

test('without a probe it is likely, with a caller that is refused certain', () => {
  expect(causeBy('service-protocol-unserved', shop('UDP', { probed: false })).confidence).toBe('likely');
  const called = shop('UDP', { probed: false, called: true });
  expect(causeBy('service-protocol-unserved', called).confidence).toBe('confirmed');
  expect(stories(called)).toEqual([
    ['service-port-undeclared shop/Service/cart', 'error-in-log shop/Deployment/till'],
  ]);
});

test.each([
  ['the same protocol', shop('TCP')],
  ['both protocols, of which one is declared', shop('UDP', { both: true })],
])('nothing of the kind is %s', (_, sound) => {
  expect(explained(sound).causes).toEqual([]);
});
