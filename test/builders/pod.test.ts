import { expect, test } from 'vitest';
import { cluster } from './cluster.ts';
import { HOUR, NOW } from './meta.ts';
import { endpointsFor, service } from './network.ts';
import { type PodOptions, pod } from './pod.ts';
import { deployment, job, statefulSet } from './workload.ts';

test('a pod is healthy unless said otherwise', () => {
  const cart = pod('cart');
  expect(cart).toMatchObject({
    meta: { namespace: 'shop', createdAt: NOW - HOUR, owners: [] },
    nodeName: 'node-1',
    phase: 'Running',
    status: 'Running',
    ready: { ready: 1, total: 1 },
    restarts: { count: 0, lastAt: null },
  });
  expect(cart.conditions.every((one) => one.status === 'True')).toBe(true);
});

test.each<[string, PodOptions, object]>([
  [
    'crash loop',
    { waiting: { reason: 'CrashLoopBackOff' } },
    { phase: 'Running', status: 'CrashLoopBackOff', ready: { ready: 0 }, restarts: { count: 5 } },
  ],
  [
    'image pull',
    { waiting: { reason: 'ImagePullBackOff' } },
    { phase: 'Pending', status: 'ImagePullBackOff', restarts: { count: 0 } },
  ],
  [
    'unschedulable',
    { unschedulable: '0/3 nodes are available: 3 Insufficient cpu.' },
    { phase: 'Pending', status: 'Pending', nodeName: null, containers: [] },
  ],
  ['not scheduled', { nodeName: null }, { phase: 'Pending', nodeName: null, conditions: [] }],
  [
    'done',
    { terminated: { exitCode: 0 }, spec: { restartPolicy: 'Never' } },
    { phase: 'Succeeded', status: 'Completed', ready: { ready: 0 } },
  ],
  [
    'failed',
    { terminated: { exitCode: 3 }, spec: { restartPolicy: 'Never' } },
    { phase: 'Failed', status: 'Error' },
  ],
  ['not ready', { ready: false }, { phase: 'Running', status: 'Running', ready: { ready: 0, total: 1 } }],
  ['deleted', { deletedAt: NOW - HOUR }, { phase: 'Running', status: 'Terminating' }],
  ['evicted', { phase: 'Failed', reason: 'Evicted', containers: [] }, { status: 'Evicted' }],
  [
    'two containers',
    { containers: [{ name: 'web' }, { name: 'proxy', ready: false }] },
    { ready: { ready: 1, total: 2 } },
  ],
  [
    'failing init container',
    { initContainers: [{ name: 'migrate', waiting: { reason: 'CrashLoopBackOff' } }], waiting: {} },
    { phase: 'Pending', status: 'Init:CrashLoopBackOff' },
  ],
])('%s', (_, options, expected) => {
  expect(pod('cart', options)).toMatchObject(expected);
});

test('an owner gives namespace, labels and containers', () => {
  const cart = deployment('cart', { namespace: 'kilo', image: 'cart:2' });
  const [a, b] = [pod('cart-7d9f-x2x', { owner: cart }), pod('cart-0', { owner: statefulSet('cart') })];
  expect(a.meta).toMatchObject({
    namespace: 'kilo',
    labels: { app: 'cart', 'pod-template-hash': '7d9f' },
    owners: [{ kind: 'ReplicaSet', name: 'cart-7d9f' }],
  });
  expect(a.spec.containers).toMatchObject([{ name: 'cart', image: 'cart:2' }]);
  expect(b.meta.owners).toMatchObject([{ kind: 'StatefulSet', name: 'cart', controller: true }]);
  const migration = job('migration', { failed: 'BackoffLimitExceeded' });
  expect(pod('migration-1', { owner: migration, terminated: {} }).phase).toBe('Failed');
});

test('a cluster knows what it was given', () => {
  const cart = deployment('cart');
  const pods = [pod('cart-7d9f-x2x', { owner: cart })];
  const { captured, links } = cluster({
    pods,
    deployments: [cart],
    events: [],
    states: { nodes: 'forbidden' },
  });
  const states = (['pods', 'events', 'nodes', 'jobs'] as const).map((source) => captured.state(source));
  expect(states).toEqual(['captured', 'empty', 'forbidden', 'not captured']);
  expect(cluster({ capturedAll: true }).captured.all('jobs', 'shop')).toBe(true);
  expect(links.podsOf({ kind: 'Deployment', namespace: 'shop', name: 'cart' })).toEqual(pods);
});

test('endpoints follow the pods', () => {
  const pods = [pod('cart-1'), pod('cart-2', { ready: false }), pod('cart-3', { nodeName: null })];
  const { addresses } = endpointsFor(service('cart'), pods);
  expect(addresses.map(({ target, ready }) => [target?.name, ready])).toEqual([
    ['cart-1', true],
    ['cart-2', false],
  ]);
});
