import { expect, test } from 'vitest';
import { readCustomResource } from '../../src/model/custom-resource.ts';
import { readGatewayFacts } from '../../src/model/gateway.ts';
import { unshared } from '../../src/model/share.ts';
import { namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('gateway.networking.k8s.io/v1', 'Gateway', 'public', {});

test('a Gateway: its class and what is said of its listeners', () => {
  const facts = readGatewayFacts(
    {
      spec: { gatewayClassName: 'edge' },
      status: {
        listeners: [
          {
            name: 'https',
            attachedRoutes: 1,
            conditions: [{ type: 'ResolvedRefs', status: 'False', reason: 'InvalidCertificateRef' }],
          },
        ],
      },
    },
    meta,
  );
  expect(facts).toMatchObject({
    className: 'edge',
    parts: [
      {
        name: 'listener https',
        conditions: [{ type: 'ResolvedRefs', status: 'False', reason: 'InvalidCertificateRef' }],
      },
    ],
  });
});

test('a route: its parents, with their namespace where it is named', () => {
  const parents = [
    { parentRef: { name: 'public' }, conditions: [{ type: 'Accepted', status: 'True' }] },
    { parentRef: { name: 'public', namespace: 'edge' }, conditions: [] },
  ];
  expect(readGatewayFacts({ status: { parents } }, meta)?.parts.map(({ name }) => name)).toEqual([
    'parent public',
    'parent edge/public',
  ]);
});

test('what it refers to stands among the references of every custom resource', () => {
  const route = readCustomResource(
    {
      spec: {
        parentRefs: [
          { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'edge' },
        ],
        rules: [{ backendRefs: [{ group: '', kind: 'Service', name: 'cart', port: 80, weight: 1 }] }],
      },
    },
    namespacedMeta('gateway.networking.k8s.io/v1', 'HTTPRoute', 'cart', {}),
    unshared,
  );
  expect(route.references).toEqual([
    { kind: 'Gateway', namespace: 'edge', name: 'public' },
    { kind: 'Service', namespace: 'shop', name: 'cart' },
  ]);
});

test.each([
  [{}],
  [{ spec: 'edge', status: [] }],
  [{ spec: { gatewayClassName: 7 }, status: { listeners: 'x', parents: [null, 3] } }],
])('%j has no facts, and is read', (raw) => {
  expect(readGatewayFacts(raw, meta)).toEqual({ className: null, parts: [] });
});

test('a Gateway of another group is none', () => {
  expect(readGatewayFacts({}, namespacedMeta('networking.istio.io/v1', 'Gateway', 'public', {}))).toBeNull();
});
