import { expect, test } from 'vitest';
import { objectKey } from '../../src/model/object.ts';
import { referencesIn } from '../../src/model/spec-reference.ts';

const keys = (spec: unknown, namespace: string | null = 'shop') =>
  referencesIn(spec, namespace).map(objectKey);

test.each<[unknown, string[]]>([
  [{ secretName: 'cart-tls' }, ['shop/Secret/cart-tls']],
  [{ secretRef: { name: 'a' } }, ['shop/Secret/a']],
  [{ configMapName: 'a' }, ['shop/ConfigMap/a']],
  [{ configMapRef: { name: 'a' } }, ['shop/ConfigMap/a']],
  [{ valueFrom: { configMapKeyRef: { name: 'a', key: 'k' } } }, ['shop/ConfigMap/a']],
  [{ valueFrom: { secretKeyRef: { name: 'a', key: 'k' } } }, ['shop/Secret/a']],
  [{ tlsConfig: { ca: { secret: { name: 'a', key: 'k' } } } }, ['shop/Secret/a']],
  [{ imagePullSecrets: [{ name: 'b' }, { name: 'a' }] }, ['shop/Secret/a', 'shop/Secret/b']],
  [{ serviceName: 'a' }, ['shop/Service/a']],
  [{ serviceAccountName: 'a' }, ['shop/ServiceAccount/a']],
  [{ volumes: [{ persistentVolumeClaim: { claimName: 'a' } }] }, ['shop/PersistentVolumeClaim/a']],
  [{ scaleTargetRef: { kind: 'Deployment', name: 'cart' } }, ['shop/Deployment/cart']],
  [{ backend: { kind: 'Service', name: 'cart', namespace: 'web' } }, ['web/Service/cart']],
  [
    { issuerRef: { kind: 'ClusterRole', name: 'system:node', namespace: 'web' } },
    ['ClusterRole/system:node'],
  ],
  [
    [{ secretName: 'b' }, { secretName: 'a' }, { secretName: 'b' }],
    ['shop/Secret/a', 'shop/Secret/b'],
  ],
])('%j', (spec, expected) => {
  expect(keys(spec)).toEqual(expected);
});

test.each([
  undefined,
  null,
  'secretName',
  7,
  { secretName: 7 },
  { secretName: '' },
  { secretName: 'two words' },
  { secretName: 'x'.repeat(254) },
  { secretRef: 'cart' },
  { configMapRef: { name: ['cart'] } },
  { kind: 'deployment', name: 'cart' },
  { kind: 'Deployment' },
  JSON.parse('{"__proto__":{"name":"canary"},"constructor":{"name":"canary"}}'),
])('nothing in %j', (spec) => {
  expect(keys(spec)).toEqual([]);
});

test('a resource without a namespace refers to none', () => {
  expect(keys({ secretName: 'ca' }, null)).toEqual(['Secret/ca']);
});

const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce((inner) => ({ deeper: inner }), { secretName: 'deep' });

test('12 levels deep, and no deeper', () => {
  expect(keys(nested(12))).toEqual(['shop/Secret/deep']);
  expect(keys(nested(13))).toEqual([]);
});

test('10,000 values, and no more', () => {
  const list = (before: number) => [...Array.from({ length: before }, () => 0), { secretName: 'last' }];
  expect(keys(list(9_998))).toEqual(['shop/Secret/last']);
  expect(keys(list(9_999))).toEqual([]);
  expect(keys(list(1_000_000))).toEqual([]);
});

test('values of fields that name nothing do not survive', () => {
  const spec = {
    env: [{ name: 'canary', value: 'canary' }],
    password: 'canary',
    secretRef: { name: 'a', key: 'canary' },
  };
  expect(JSON.stringify(referencesIn(spec, 'shop'))).not.toContain('canary');
});
