import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/secret-in-config-map.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { configMap } from '../builders/configuration.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each(['password', 'DB_PASSWORD', 'db.password', 'client-secret', 'id_rsa', 'tls.key', 'api_key'])(
  'key %s',
  (key) => {
    expect(run({ configMaps: [configMap('settings', { keys: [key] })] }).findings).toMatchObject([
      { severity: 'medium', group: 'security', message: `1 of 1 ConfigMaps: settings (key ${key})` },
    ]);
  },
);

test.each([
  'password-policy.yaml',
  'token_ttl',
  'secretName',
  'PASSWORD_FILE',
  'auth',
  'settings.yaml',
  'tls.crt',
])('silent of key %s', (key) => {
  expect(run({ configMaps: [configMap('settings', { keys: [key] })] }).findings).toEqual([]);
});

test('silent in namespaces of the system, and without ConfigMaps', () => {
  const own = configMap('settings', { namespace: 'kube-system', keys: ['password'] });
  expect(run({ configMaps: [own] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
