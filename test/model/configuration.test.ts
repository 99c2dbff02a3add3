import { expect, test } from 'vitest';
import { readConfigMap, readSecret } from '../../src/model/configuration.ts';
import { createShare } from '../../src/model/share.ts';
import { namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const meta = namespacedMeta('v1', 'ConfigMap', 'cart', {});

test('key names, size and addresses of a config map', () => {
  const raw = {
    data: { 'settings.yaml': 'café', ORDERS: 'http://orders.shop:8080/canary', CACHE: 'cache.shop:6379' },
    binaryData: { 'logo.png': 'aGVsbG8=' },
    immutable: true,
  };
  const configMap = readConfigMap(raw, meta, share);
  expect(configMap).toEqual({
    meta,
    keys: ['CACHE', 'ORDERS', 'logo.png', 'settings.yaml'],
    bytes: 5 + 30 + 15 + 5,
    addresses: [
      { host: 'cache.shop', port: 6379 },
      { host: 'orders.shop', port: 8080 },
    ],
    immutable: true,
  });
  expect(JSON.stringify(configMap)).not.toMatch(/canary|caf/);
});

test('one address in two values is one address', () => {
  const data = { A: 'cache.shop:6379', B: 'redis://cache.shop:6379/1' };
  expect(readConfigMap({ data }, meta, share).addresses).toEqual([{ host: 'cache.shop', port: 6379 }]);
});

test.each(['DB_PASSWORD', 'api-key', 'apiKey', 'client.secret', 'auth'])('%s is not searched', (key) => {
  const configMap = readConfigMap({ data: { [key]: 'canary:5432' } }, meta, share);
  expect(configMap).toMatchObject({ keys: [key], bytes: 11, addresses: [] });
  expect(JSON.stringify(configMap)).not.toContain('canary');
});

test.each(['postgres://user:p@ss:w0rd/x@db.shop:5432/orders', 'postgres://user:canary@db.shop:5432/orders'])(
  'no password of %s survives',
  (url) => {
    expect(JSON.stringify(readConfigMap({ data: { URL: url } }, meta, share))).not.toMatch(
      /ss:|w0rd|canary|user/,
    );
  },
);

test('of a secret only type and key names', () => {
  const raw = {
    type: 'kubernetes.io/tls',
    data: { 'tls.key': 'Y2FuYXJ5', 'tls.crt': 'http://canary:80' },
    stringData: { 'tls.key': 'canary', note: 'canary' },
  };
  const secret = readSecret(raw, meta, share);
  expect(secret).toEqual({
    meta,
    type: 'kubernetes.io/tls',
    keys: ['note', 'tls.crt', 'tls.key'],
    immutable: false,
  });
  expect(JSON.stringify(secret)).not.toMatch(/canary|Y2FuYXJ5/);
});

test.each([{}, { data: null }, { data: 'text' }, { data: ['a', 'b'] }, { data: 7, binaryData: [] }])(
  'nothing from %j',
  (raw) => {
    expect(readConfigMap(raw, meta, share)).toMatchObject({
      keys: [],
      bytes: 0,
      addresses: [],
      immutable: false,
    });
    expect(readSecret(raw, meta, share)).toMatchObject({ type: 'Opaque', keys: [], immutable: false });
  },
);

test('a value that is no text counts as a key without size', () => {
  expect(readConfigMap({ data: { PORT: 8080, HOSTS: ['a'] } }, meta, share)).toMatchObject({
    keys: ['HOSTS', 'PORT'],
    bytes: 0,
  });
});

test('a key named like a prototype is a key', () => {
  const raw = { data: JSON.parse('{"__proto__":"canary","constructor":"x"}') };
  expect(readConfigMap(raw, meta, share).keys).toEqual(['__proto__', 'constructor']);
});
