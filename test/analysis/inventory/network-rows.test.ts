import { expect, test } from 'vitest';
import { routeRows, serviceRows } from '../../../src/analysis/inventory/network-rows.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { endpointSliceFor, endpointsFor, ingress, route, service } from '../../builders/network.ts';
import { pod } from '../../builders/pod.ts';

const labelled = { labels: { app: 'cart' } };
const ready = pod('cart-a', labelled);
const other = pod('cart-b', labelled);
const unready = pod('cart-c', { ...labelled, ready: false });
const cart = service('cart');
const endpoints = (options: ClusterOptions) =>
  serviceRows(cluster({ services: [cart], ...options }))[0]?.endpoints ?? null;

test.each<[string, ClusterOptions, { ready: number; total: number } | null]>([
  ['slices', { endpointSlices: [endpointSliceFor(cart, [ready, unready])] }, { ready: 1, total: 2 }],
  ['endpoints', { endpoints: [endpointsFor(cart, [ready])] }, { ready: 1, total: 1 }],
  [
    'slices before endpoints',
    { endpointSlices: [endpointSliceFor(cart, [ready, other])], endpoints: [endpointsFor(cart, [])] },
    { ready: 2, total: 2 },
  ],
  ['pods, where neither was captured', { pods: [ready, unready] }, { ready: 1, total: 2 }],
  [
    'endpoints that are empty, whatever the pods',
    { pods: [ready], endpoints: [endpointsFor(cart, [])] },
    { ready: 0, total: 0 },
  ],
  [
    'pods that go are no addresses',
    { pods: [ready, pod('cart-d', { ...labelled, deletedAt: NOW + HOUR })] },
    { ready: 1, total: 1 },
  ],
  ['nothing', {}, null],
  ['a part of the pods', { pods: [ready], states: { pods: 'partial' } }, null],
])('addresses from %s', (_, options, expected) => {
  expect(endpoints(options)).toEqual(expected);
});

test('a Service without selector has no pods to count', () => {
  const services = [service('external', { selector: {} })];
  expect(serviceRows(cluster({ services, pods: [ready] }))[0]).toMatchObject({
    endpoints: null,
    selects: false,
  });
});

test('ports and addresses as kubectl prints them', () => {
  const services = [
    service('traefik', {
      type: 'LoadBalancer',
      ports: [
        { port: 80, nodePort: 30080 },
        { port: 53, protocol: 'UDP' },
      ],
      loadBalancerAddresses: ['192.168.1.240'],
      externalIPs: ['203.0.113.7'],
    }),
  ];
  expect(serviceRows(cluster({ services }))[0]).toMatchObject({
    ports: '80:30080/TCP,53/UDP',
    externalAddresses: ['192.168.1.240', '203.0.113.7'],
  });
});

const stateOf = (options: ClusterOptions) => {
  const [row] = routeRows(cluster({ ingresses: [ingress('cart')], ...options }));
  return row === undefined ? null : [row.state, row.ready, row.total];
};

test.each<[string, ClusterOptions, unknown]>([
  ['all backends ready', { services: [cart], pods: [ready, other] }, ['active', 2, 2]],
  ['some backends ready', { services: [cart], pods: [ready, unready] }, ['degraded', 1, 2]],
  ['no backend ready', { services: [cart], pods: [unready] }, ['down', 0, 1]],
  ['no backend', { services: [cart], pods: [] }, ['down', 0, 0]],
  ['no such service', { services: [] }, ['no such service', null, null]],
  ['Services not captured', { pods: [ready] }, ['unknown', null, null]],
  ['neither pods nor endpoints captured', { services: [cart] }, ['unknown', null, null]],
  [
    'a port the Service does not have',
    { services: [cart], pods: [ready], ingresses: [ingress('cart', { port: 8443 })] },
    ['down', null, null],
  ],
  [
    'a port by its name',
    { services: [cart], pods: [ready], ingresses: [ingress('cart', { port: 'http' })] },
    ['active', 1, 1],
  ],
  [
    'a name outside the cluster',
    {
      services: [
        service('cart', { type: 'ExternalName', externalName: 'shop.example', ports: [], selector: {} }),
      ],
      pods: [],
    },
    ['unknown', null, null],
  ],
])('a route with %s', (_, options, expected) => {
  expect(stateOf(options)).toEqual(expected);
});

test('one row a path, the default backend last', () => {
  const ingresses = [
    ingress('shop', {
      routes: [
        route({ host: 'shop.example.org', path: '/cart', backend: { service: 'cart', port: 80 } }),
        route({ host: 'shop.example.org', path: '/till', backend: { service: 'till', port: 'http' } }),
      ],
      defaultBackend: { service: 'front', port: 80 },
    }),
  ];
  expect(
    routeRows(cluster({ ingresses })).map(({ host, path, service: name, port }) => [host, path, name, port]),
  ).toEqual([
    ['shop.example.org', '/cart', 'cart', '80'],
    ['shop.example.org', '/till', 'till', 'http'],
    [null, null, 'front', '80'],
  ]);
});

test.each([
  ['shop.example.org', ['shop.example.org'], true],
  ['shop.example.org', ['*.example.org'], true],
  ['a.shop.example.org', ['*.example.org'], false],
  ['shop.example.org', ['till.example.org'], false],
  ['shop.example.org', [], true],
  [null, ['shop.example.org'], false],
])('TLS of %s with certificates for %j', (host, hosts, tls) => {
  const ingresses = [
    ingress('shop', {
      routes: [route({ host, backend: { service: 'shop', port: 80 } })],
      tls: [{ hosts, secretName: 'shop-tls' }],
    }),
  ];
  expect(routeRows(cluster({ ingresses }))[0]?.tls).toBe(tls);
});
