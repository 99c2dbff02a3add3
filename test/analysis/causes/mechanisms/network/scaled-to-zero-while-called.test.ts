import { expect, test } from 'vitest';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { configMap } from '../../../../builders/configuration.ts';
import { ingress, route, service } from '../../../../builders/network.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { autoscaler } from '../../../../builders/scaling.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { complaining } from './calling.ts';

const cart = deployment('cart', { replicas: 0 });
const till = deployment('till', {
  container: { env: [{ name: 'CART', from: null, addresses: [{ host: 'cart', port: 80 }] }] },
});
const quiet = deployment('till');
const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' } });
const quietPod = pod('till-5d4f8c7b9-aaaaa', { owner: quiet, labels: { app: 'till' } });
const front = service('cart', { clusterIP: '10.43.0.9' });
const shop = (more: ClusterOptions = {}) =>
  cluster({ deployments: [cart, quiet], pods: [quietPod], services: [front], ...more });

const ID = 'scaled-to-zero-while-called';
const causesOf = (built: ReturnType<typeof cluster>) =>
  explained(built).causes.filter(({ mechanism }) => mechanism === ID);

test('a complaint in a log makes it certain', () => {
  const built = shop({ logs: [complaining(quietPod, 'connection-refused', '10.43.0.9', '80')] });
  const found = causeBy(ID, built);
  expect(found.root).toMatchObject({ kind: 'Deployment', name: 'cart' });
  expect(found).toMatchObject({ confidence: 'confirmed', severity: 'medium' });
  expect(found.explains).toContain('error-in-log shop/Deployment/till');
  expect(found.remedy.commands).toContain('kubectl scale deployment/cart --replicas=1 -n shop');
});

test.each([
  'Scaled down replica set cart-5d4f8c7b9 from 3 to 0',
  'Scaled down replica set cart-5d4f8c7b9 to 0 from 3',
])('it is scaled up to what it had: %s', (message) => {
  const events = [event(cart, 'ScalingReplicaSet', { message })];
  const logs = [complaining(quietPod, 'connection-refused', '10.43.0.9', '80')];
  expect(causeBy(ID, shop({ events, logs })).remedy.commands).toContain(
    'kubectl scale deployment/cart --replicas=3 -n shop',
  );
});

const routes = [{ key: 'nginx.conf', id: null, path: '/cart', host: 'cart', port: null }];
test.each<[string, ClusterOptions, string]>([
  ['a variable', { deployments: [cart, till], pods: [tillPod] }, 'variable CART of Deployment till names it'],
  [
    'a route of a gateway',
    { configMaps: [configMap('gateway', { routes })] },
    'ConfigMap gateway sends /cart to it',
  ],
])('likely by %s', (_, more, words) => {
  const found = causeBy(ID, shop(more));
  expect(found.confidence).toBe('likely');
  expect(found.summary).toContain(`asks for 0 replicas, so Service cart leads to nothing, and ${words}`);
});

test('an Ingress that leads there makes it certain', () => {
  const routed = ingress('shop', { routes: [route({ backend: { service: 'cart', port: 80 } })] });
  const found = causeBy(ID, shop({ ingresses: [routed] }));
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toContain('and an Ingress points at it');
});

const others = ['desk', 'pay', 'mail', 'stock'].map((name) => deployment(name));
const scaled = event(cart, 'ScalingReplicaSet', {
  message: 'Scaled down replica set cart-5d4f8c7b9 to 0 from 1',
});

test('the only one that was scaled down is suspected', () => {
  const found = causeBy(ID, shop({ deployments: [cart, ...others], events: [scaled] }));
  expect(found.confidence).toBe('hypothesis');
});

test.each<[string, ClusterOptions]>([
  ['one that nothing points at', {}],
  ['the only one, for as long as anybody knows', { deployments: [cart, ...others], events: [] }],
  [
    'one of several',
    { deployments: [cart, deployment('old', { replicas: 0 }), ...others], events: [scaled] },
  ],
  ['one without a Service', { services: [], deployments: [cart, ...others], events: [scaled] }],
  [
    'a Service that others serve',
    {
      deployments: [cart, till],
      pods: [tillPod, pod('cart-blue', { labels: { app: 'cart' } })],
    },
  ],
  [
    'what KEDA scales',
    {
      deployments: [cart, till],
      pods: [tillPod],
      horizontalPodAutoscalers: [
        autoscaler('keda-cart', {
          target: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
          owners: [{ kind: 'ScaledObject', name: 'cart', uid: null, controller: true }],
        }),
      ],
    },
  ],
])('nothing of the kind is %s', (_, more) => {
  expect(causesOf(shop(more))).toEqual([]);
});
