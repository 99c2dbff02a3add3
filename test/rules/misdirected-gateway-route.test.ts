import { expect, test } from 'vitest';
import type { GatewayRoute } from '../../src/model/gateway-route.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/misdirected-gateway-route.ts';
import { cluster } from '../builders/cluster.ts';
import { configMap } from '../builders/configuration.ts';
import { service } from '../builders/network.ts';

const APPS = ['cart', 'order', 'payment', 'stock', 'mail'];
const route = (id: string, host: string): GatewayRoute => ({
  key: 'application.yml',
  id,
  path: `/${id}`,
  host,
  port: null,
});

const found = (routes: readonly GatewayRoute[], apps = APPS) =>
  evaluate(
    [rule],
    cluster({ services: apps.map((app) => service(app)), configMaps: [configMap('gateway', { routes })] }),
  ).findings;

test('says which route, where it stands and where it leads', () => {
  const [finding] = found(APPS.map((app) => route(app, app === 'order' ? 'stock' : app)));
  expect(finding).toMatchObject({ severity: 'low', subject: { kind: 'Service', name: 'order' } });
  expect(finding?.message).toBe(
    'route order (/order) of ConfigMap gateway, key application.yml, leads to stock, another Service, while the other routes fit theirs',
  );
});

test('two wrong routes for one Service are one finding', () => {
  const routes = [...APPS.map((app) => route(app, app)), route('order', 'stock'), route('order', 'mail')];
  expect(found(routes).map(({ message }) => message.endsWith('and 1 more of its routes'))).toEqual([true]);
});

test('the words that all hosts share say nothing', () => {
  const routes = APPS.map((app) => route(app, `shop-${app === 'order' ? 'stock' : app}-service`));
  expect(
    found(
      routes,
      APPS.map((app) => `shop-${app}-service`),
    ),
  ).toHaveLength(1);
});

test.each([
  ['three routes', 3, 0],
  ['four', 4, 1],
])('%s', (_, count, findings) => {
  const apps = ['order', ...APPS.filter((app) => app !== 'order')].slice(0, count);
  expect(found(apps.map((app) => route(app, app === 'order' ? 'mail' : app)))).toHaveLength(findings);
});

test.each([
  ['one of three others does not fit', ['cart', 'payment', 'other'], 1],
  ['two of three do not', ['cart', 'other', 'more'], 0],
])('%s', (_, ids, findings) => {
  const hosts = ['cart', 'payment', 'stock'];
  const routes = [route('order', 'mail'), ...ids.map((id, index) => route(id, hosts[index] ?? ''))];
  expect(found(routes)).toHaveLength(findings);
});

test('a host elsewhere is none of ours', () => {
  expect(found(APPS.map((app) => route(app, app === 'order' ? 'order.example.org' : app)))).toEqual([]);
});
