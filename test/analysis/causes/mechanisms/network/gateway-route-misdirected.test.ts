import { expect, test } from 'vitest';
import type { GatewayRoute } from '../../../../../src/model/gateway-route.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { configMap } from '../../../../builders/configuration.ts';
import { service } from '../../../../builders/network.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const APPS = ['cart', 'order', 'order-history', 'payment', 'stock'];
const route = (app: string, more: Partial<GatewayRoute> = {}): GatewayRoute => ({
  key: 'application.yml',
  id: app,
  path: `/api/v1/${app.replace('-', '')}service`,
  host: `shop-${app}-service`,
  port: null,
  ...more,
});

const shop = (routes: readonly GatewayRoute[], whole = true) =>
  cluster({
    services: APPS.map((app) => service(`shop-${app}-service`)),
    configMaps: [configMap('gateway', { routes })],
    deployments: [
      deployment('gateway', {
        spec: {
          volumes: [
            {
              name: 'config',
              type: 'configMap',
              uses: [{ kind: 'ConfigMap', name: 'gateway', keys: [], optional: false }],
              path: null,
            },
          ],
        },
      }),
    ],
    ...(whole ? {} : { states: { services: 'partial' as const } }),
  });

const but = (app: string, more: Partial<GatewayRoute>) =>
  APPS.map((one) => route(one, one === app ? more : {}));
const ID = 'gateway-route-misdirected';
const causesOf = (built: ReturnType<typeof cluster>) =>
  explained(built).causes.filter(({ mechanism }) => mechanism === ID);

test.each([
  [
    'to another Service',
    'order',
    { host: 'shop-stock-service' },
    'another Service, while the other routes fit theirs',
  ],
  ['to one of nearly that name', 'order-history', { host: 'shop-order-service' }, 'another Service'],
  ['to none', 'order', { host: 'shop-order-service-old' }, 'which is not there'],
  ['to a port it does not have', 'order', { port: 9999 }, 'a port that the Service does not have'],
] as const)('a route %s', (_, app, more, words) => {
  const found = causeBy(ID, shop(but(app, more)));
  expect(found.root).toMatchObject({ kind: 'Service', name: `shop-${app}-service` });
  expect(found).toMatchObject({ confidence: 'likely', severity: 'low' });
  expect(found.summary).toContain(words);
  expect(found.evidence[0]).toMatchObject({ path: 'data["application.yml"]' });
  expect(found.remedy.commands).toEqual([
    'kubectl edit configmap gateway -n shop',
    'kubectl rollout restart deployment/gateway -n shop',
  ]);
});

test('without a name for the route it is a hypothesis', () => {
  const routes = but('order', { host: 'shop-stock-service' }).map((one) => ({ ...one, id: null }));
  expect(causeBy(ID, shop(routes)).confidence).toBe('hypothesis');
});

test.each([
  ['routes that agree with themselves', shop(APPS.map((app) => route(app)))],
  ['a route to a program that never ran', shop([...APPS.map((app) => route(app)), route('assistant')])],
  ['one that is named after nothing', shop(but('order', { id: 'users', path: '/users' }))],
  ['names of another directory', shop(APPS.map((app) => route(app, { host: app })))],
  ['too few routes for a pattern', shop([route('cart'), route('order', { host: 'shop-stock-service' })])],
  ['Services that are not captured whole', shop(but('order', { host: 'shop-order-service-old' }), false)],
])('nothing of the kind is %s', (_, sound) => {
  expect(causesOf(sound)).toEqual([]);
});
