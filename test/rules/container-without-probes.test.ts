import { expect, test } from 'vitest';
import rule from '../../src/rules/container-without-probes.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { probe } from '../builders/container.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

const none = { livenessProbe: null, readinessProbe: null };
const behind = (options: Parameters<typeof pod>[1]) => pod('cart', { labels: { app: 'cart' }, ...options });
const run = (...pods: readonly ReturnType<typeof pod>[]) =>
  evaluate([rule], cluster({ pods, services: [service('cart')] })).findings;

test('what is behind a Service, once a namespace', () => {
  const pods = [
    behind(none),
    pod('cart-canary', { labels: { app: 'cart' }, livenessProbe: null }),
    pod('worker', none),
  ];
  expect(run(...pods)).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '2 of 3 workloads: cart (none) and cart-canary (no liveness)',
      evidence: [{ path: 'spec.containers[0].readinessProbe', value: '<none>' }, {}],
    },
  ]);
});

test('without a liveness probe alone it is no more than a note', () => {
  expect(run(behind({ livenessProbe: null }))).toMatchObject([{ severity: 'info' }]);
  expect(run(behind({ readinessProbe: null }))).toMatchObject([{ severity: 'low' }]);
});

test.each<[string, Parameters<typeof pod>[1]]>([
  ['a pod with both', {}],
  ['a pod of which one container is asked', { containers: [{ name: 'cart' }, { name: 'helper', ...none }] }],
  [
    'an init container',
    { initContainers: [{ name: 'wait', ...none }], livenessProbe: probe(), readinessProbe: probe() },
  ],
  ['a pod that ends by itself', { ...none, spec: { restartPolicy: 'Never' } }],
  ['the system', { ...none, namespace: 'kube-system' }],
])('silent of %s', (_, options) => {
  expect(run(behind(options))).toEqual([]);
});

test('without Services there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['services'] },
  ]);
});
