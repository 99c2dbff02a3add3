import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { complaining } from './calling.ts';

const queue = service('queue-main', { ports: [{ port: 6379 }] });

const shop = (
  variable: string,
  host: string,
  port: number | null,
  { saying = null as string | null, whole = true, client = false } = {},
) => {
  const env = [{ name: variable, from: null, addresses: [{ host, port }] }];
  const cart = deployment('cart', { container: { env } });
  const till = deployment('till');
  const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart' } });
  const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' } });
  return cluster({
    deployments: [cart, till],
    pods: [cartPod, tillPod],
    services: [queue, service('cart')],
    ...(whole ? {} : { states: { services: 'partial' as const } }),
    ...(saying === null
      ? {}
      : {
          logs: [
            complaining(client ? tillPod : cartPod, saying, host, port === null ? undefined : String(port)),
          ],
        }),
  });
};

const ID = 'environment-address-unknown';
const causesOf = (built: ReturnType<typeof cluster>) =>
  explained(built).causes.filter(({ mechanism }) => mechanism === ID);

test.each([
  ['with more to its name', 'QUEUE', 'queue-main-old', 6379],
  ['with a letter wrong', 'QUEUE', 'queue-maim', 6379],
  ['without the dash', 'BROKER', 'queuemain', 6379],
  ['of another port', 'BROKER', 'queue-main', 6380],
])('in silence: a host %s', (_, variable, host, port) => {
  const found = causeBy(ID, shop(variable, host, port));
  expect(found.root).toMatchObject({ kind: 'Deployment', name: 'cart' });
  expect(found).toMatchObject({ confidence: 'likely', severity: 'low' });
  expect(found.remedy.commands.at(-1)).toBe(
    `kubectl set env deployment/cart -c cart ${variable}=queue-main:6379 -n shop`,
  );
});

test('a variable that is named after the Service is a hypothesis', () => {
  const found = causeBy(ID, shop('QUEUE_ADDR', 'elsewhere', 6379));
  expect(found.confidence).toBe('hypothesis');
  expect(found.summary).toBe(
    'variable QUEUE_ADDR of Deployment cart is elsewhere:6379, and there is no such Service; Service queue-main has port 6379',
  );
});

test('a log that names the host makes it certain', () => {
  const found = causeBy(ID, shop('QUEUE', 'queue-main-old', 6379, { saying: 'name-resolution-failed' }));
  expect(found).toMatchObject({ confidence: 'confirmed', severity: 'medium' });
  expect(found.summary).toContain('Deployment cart logs that it is not reached');
  expect(found.explains).toHaveLength(2);
});

test('a client that passes the complaint on leads to who has the variable', () => {
  const found = causeBy(
    ID,
    shop('QUEUE', 'queue-main-old', 6379, { saying: 'connection-refused', client: true }),
  );
  expect(found.root.name).toBe('cart');
  expect(found.explains).toContain('error-in-log shop/Deployment/till');
});

test('a host that means nothing here counts once a log complains of it', () => {
  expect(causesOf(shop('ASSISTANT_ADDR', 'assistant', 80))).toEqual([]);
  const found = causeBy(ID, shop('ASSISTANT_ADDR', 'assistant', 80, { saying: 'name-resolution-failed' }));
  expect(found.confidence).toBe('likely');
});

test.each([
  ['the right address', shop('QUEUE', 'queue-main', 6379)],
  ['its full name', shop('QUEUE', 'queue-main.shop.svc.cluster.local', 6379)],
  ['a host of the world', shop('QUEUE_URL', 'queue-main.example.org', 6379)],
  ['the machine itself', shop('QUEUE_ADDR', 'localhost', 6379)],
  ['an address by number', shop('QUEUE_ADDR', '10.0.0.1', 6379)],
  ['Services that are not captured whole', shop('QUEUE', 'queue-main-old', 6379, { whole: false })],
])('nothing of the kind is %s', (_, sound) => {
  expect(causesOf(sound)).toEqual([]);
});
