import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/secret-in-environment.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const use = (kind: 'ConfigMap' | 'Secret', name: string) => ({ kind, name, key: null, optional: false });

test('Secrets as variables', () => {
  const cart = deployment('cart', {
    container: {
      env: [{ name: 'KEY', from: use('Secret', 'keys'), addresses: [] }],
      envFrom: [use('Secret', 'db'), use('Secret', 'keys')],
    },
  });
  expect(run({ deployments: [cart] }).findings).toMatchObject([
    { severity: 'info', message: '1 of 1 workloads: cart (2 Secrets)' },
  ]);
});

test('silent of ConfigMaps, and without workloads', () => {
  const cart = deployment('cart', { container: { envFrom: [use('ConfigMap', 'settings')] } });
  expect(run({ deployments: [cart] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
