import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/frozen-image-registry.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const now = Date.parse('2025-10-01T00:00:00Z');

test('images of a registry that gets none any more', () => {
  const deployments = [deployment('cart', { image: 'k8s.gcr.io/echoserver:1.4' })];
  expect(check({ pods: [], deployments, now }).findings).toMatchObject([
    {
      severity: 'low',
      subject: { kind: 'Cluster' },
      message:
        '1 object with images of k8s.gcr.io (frozen since 2023-04-03; instead: registry.k8s.io): Deployment shop/cart (as of 2026-11-21)',
      evidence: [{ path: 'spec.template.spec.containers[0].image', value: 'k8s.gcr.io/echoserver:1.4' }],
    },
  ]);
});

test('a pod speaks where its owner was not captured', () => {
  const pods = [pod('cache', { image: 'bitnami/redis:7.2' })];
  expect(check({ pods, now }).findings[0]?.message).toContain('docker.io/bitnami (frozen since 2025-09-29');
});

test('a pod of a Deployment that was captured is not named beside it', () => {
  const cart = deployment('cart', { image: 'k8s.gcr.io/echoserver:1.4' });
  const pods = [pod('cart-5d4f8c7b9-a', { owner: cart })];
  expect(check({ pods, deployments: [cart], now }).findings[0]?.facts).toMatchObject({ objects: 1 });
});

test.each([
  ['the registry of today', 'registry.k8s.io/echoserver:1.4', now],
  ['a name that begins alike', 'bitnamicharts/redis:1', now],
  ['before it was frozen', 'bitnami/redis:7.2', Date.parse('2025-09-28T00:00:00Z')],
])('silent: %s', (_, image, at) => {
  expect(check({ pods: [pod('cache', { image })], now: at }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
