import { expect, test } from 'vitest';
import rule from '../../src/rules/credential-in-environment.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const variable = { name: 'DB_PASSWORD', from: null, addresses: [] };

test('a password in the manifest', () => {
  const cart = deployment('cart', { container: { env: [{ ...variable, literalCredential: true }] } });
  const { findings } = run({ deployments: [cart, deployment('mail')] });
  expect(findings).toMatchObject([
    { severity: 'medium', group: 'security', message: '1 of 2 workloads: cart (DB_PASSWORD)' },
  ]);
  expect(findings[0]?.evidence).toMatchObject([
    { path: 'spec.template.spec.containers[0].env[0].name', value: 'DB_PASSWORD' },
  ]);
});

test('silent of a reference, of what can be no password, and without workloads', () => {
  const from = { kind: 'Secret' as const, name: 'db', key: 'password', optional: false };
  const env = [{ ...variable, from }, variable];
  expect(run({ deployments: [deployment('cart', { container: { env } })] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
