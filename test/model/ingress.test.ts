import { expect, test } from 'vitest';
import { readIngress, readIngressClass } from '../../src/model/ingress.ts';
import { clusterMeta, namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('networking.k8s.io/v1', 'Ingress', 'shop', {});

test('networking.k8s.io/v1', () => {
  const read = readIngress(
    {
      spec: {
        ingressClassName: 'traefik',
        defaultBackend: { service: { name: 'web', port: { name: 'http' } } },
        rules: [
          {
            host: 'shop.example',
            http: {
              paths: [
                {
                  path: '/cart',
                  pathType: 'Prefix',
                  backend: { service: { name: 'cart', port: { number: 80 } } },
                },
                { backend: { resource: { kind: 'StorageBucket', name: 'static' } } },
              ],
            },
          },
          { host: 'bare.example' },
        ],
        tls: [{ hosts: ['shop.example'], secretName: 'shop-tls' }, {}],
      },
      status: { loadBalancer: { ingress: [{ hostname: 'lb.example' }, { ip: '192.168.1.200' }] } },
    },
    meta,
  );
  expect(read).toEqual({
    meta,
    className: 'traefik',
    defaultBackend: { service: 'web', port: 'http' },
    routes: [
      { host: 'shop.example', path: '/cart', pathType: 'Prefix', backend: { service: 'cart', port: 80 } },
      { host: 'shop.example', path: null, pathType: null, backend: { service: null, port: null } },
      { host: 'bare.example', path: null, pathType: null, backend: { service: 'web', port: 'http' } },
    ],
    tls: [
      { hosts: ['shop.example'], secretName: 'shop-tls' },
      { hosts: [], secretName: null },
    ],
    loadBalancerAddresses: ['192.168.1.200', 'lb.example'],
  });
});

test.each(['extensions/v1beta1', 'networking.k8s.io/v1beta1'])('%s', (apiVersion) => {
  const old = namespacedMeta(apiVersion, 'Ingress', 'shop', {
    annotations: { 'kubernetes.io/ingress.class': 'nginx' },
  });
  const read = readIngress(
    {
      spec: {
        backend: { serviceName: 'web', servicePort: 80 },
        rules: [{ http: { paths: [{ path: '/', backend: { serviceName: 'cart', servicePort: 'http' } }] } }],
      },
    },
    old,
  );
  expect(read).toMatchObject({
    className: 'nginx',
    defaultBackend: { service: 'web', port: 80 },
    routes: [{ host: null, path: '/', backend: { service: 'cart', port: 'http' } }],
  });
});

test.each<[Record<string, unknown>]>([
  [{}],
  [{ spec: [], status: 'x' }],
  [
    {
      spec: { rules: { host: 'x' }, tls: 'x', defaultBackend: [], backend: 'web' },
      status: { loadBalancer: 7 },
    },
  ],
  [{ spec: { rules: [{ host: 7, http: { paths: {} } }, []] } }],
  [JSON.parse('{"__proto__": {"spec": {"ingressClassName": "x"}}}')],
])('anything else routes nothing: %j', (raw) => {
  expect(readIngress(raw, meta)).toMatchObject({
    className: null,
    defaultBackend: null,
    routes: [],
    tls: [],
    loadBalancerAddresses: [],
  });
});

test.each<[string, unknown, Record<string, string>, unknown]>([
  [
    'default',
    { controller: 'traefik.io/ingress-controller' },
    { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    { controller: 'traefik.io/ingress-controller', isDefault: true },
  ],
  [
    'not default',
    {},
    { 'ingressclass.kubernetes.io/is-default-class': 'false' },
    { controller: null, isDefault: false },
  ],
  ['misshapen', [], {}, { controller: null, isDefault: false }],
])('IngressClass: %s', (_, spec, annotations, expected) => {
  const classMeta = clusterMeta('networking.k8s.io/v1', 'IngressClass', 'traefik', { annotations });
  expect(readIngressClass({ spec }, classMeta)).toEqual({ meta: classMeta, ...Object(expected) });
});
