import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stuck-deleting-object.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { claim } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const deletedAt = NOW - 2 * HOUR;
const finalizers = ['cleanup.example.org'];
const shop = { namespaces: [namespace('shop')] };

test('an object whose finalizer stays', () => {
  const certificate = customResource('cart', { deletedAt, finalizers });
  expect(run({ ...shop, customResources: [certificate] }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'cleanup',
      subject: { kind: 'Certificate', name: 'cart' },
      message: 'deleted 120m ago, held by cleanup.example.org',
      commands: ['kubectl get certificate.cert-manager.io cart -n shop -o yaml'],
    },
  ]);
});

test('a claim that a pod still mounts is meant to wait', () => {
  const orders = claim('orders', { deletedAt, finalizers: ['kubernetes.io/pvc-protection'] });
  const spec = {
    volumes: [
      {
        name: 'data',
        type: 'x',
        path: null,
        uses: [{ kind: 'PersistentVolumeClaim' as const, name: 'orders', keys: [], optional: false }],
      },
    ],
  };
  const options = { ...shop, persistentVolumeClaims: [orders], pods: [pod('db', { spec })] };
  expect(run(options).findings).toMatchObject([{ severity: 'low', facts: { user: 'db' } }]);
});

test.each([
  [HOUR, 1],
  [HOUR - 1, 0],
])('deleted %d ms ago', (since, count) => {
  const service = customResource('cart', { deletedAt: NOW - since, finalizers });
  expect(run({ ...shop, customResources: [service] }).findings).toHaveLength(count);
});

test('silent without a finalizer, in a namespace that goes, and without namespaces', () => {
  expect(run({ ...shop, customResources: [customResource('cart', { deletedAt })] }).findings).toEqual([]);
  const certificate = customResource('cart', { deletedAt, finalizers });
  const gone = namespace('shop', { phase: 'Terminating', deletedAt });
  expect(run({ namespaces: [gone], customResources: [certificate] }).findings).toEqual([]);
  expect(run({ customResources: [certificate] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
