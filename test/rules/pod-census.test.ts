import { expect, test } from 'vitest';
import { isReady, podCensus } from '../../src/rules/pod-census.ts';
import { cluster } from '../builders/cluster.ts';
import { NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const names = (pods: readonly { readonly meta: { readonly name: string } }[]) =>
  pods.map(({ meta }) => meta.name);
const cart = deployment('cart', { replicas: 4 });
const pods = [
  pod('cart-1-a', { owner: cart, createdAt: NOW - 9000_000 }),
  pod('cart-1-b', { owner: cart, restarts: 3 }),
  pod('cart-1-c', { owner: cart, waiting: { reason: 'CrashLoopBackOff' }, restarts: 7 }),
  pod('cart-1-d', { owner: cart, ready: false, createdAt: NOW - 30_000, readyChangedAt: NOW - 30_000 }),
  pod('cart-1-e', { owner: cart, phase: 'Failed', reason: 'Evicted' }),
  pod('cart-1-f', { owner: cart, phase: 'Succeeded' }),
  pod('debug', { namespace: 'kilo', unschedulable: 'no room' }),
];

test('counts the pods of each top owner once', () => {
  const { workloads } = podCensus(cluster({ deployments: [cart], pods }));
  expect([...workloads.keys()]).toEqual(['shop/Deployment/cart', 'kilo/Pod/debug']);
  const group = workloads.get('shop/Deployment/cart');
  expect(group).toMatchObject({ ready: 2, succeeded: 1, failed: 1, restarts: 10, oldest: NOW - 9000_000 });
  expect(names(group?.suspects ?? [])).toEqual(['cart-1-c', 'cart-1-e']);
  expect(names(group?.restarted ?? [])).toEqual(['cart-1-b', 'cart-1-c']);
  expect(names(group?.starting ?? [])).toEqual(['cart-1-d']);
  expect(names(group?.unfinished ?? [])).toEqual(['cart-1-a', 'cart-1-b', 'cart-1-c', 'cart-1-d']);
  expect(group?.newest?.meta.name).toBe('cart-1-d');
  expect(group?.owner).toEqual({ kind: 'Deployment', namespace: 'shop', name: 'cart' });
});

test('knows which workloads to look at for trouble and for restarts', () => {
  const sound = pod('till-1-a', { owner: deployment('till') });
  const { suspected, restarted } = podCensus(cluster({ deployments: [cart], pods: [...pods, sound] }));
  expect(suspected.map(({ owner }) => owner.name)).toEqual(['cart', 'debug']);
  expect(restarted.map(({ owner }) => owner.name)).toEqual(['cart']);
});

test('of several pods of one age the newest is the first by name; of finished ones there is none', () => {
  const census = (names: readonly string[], phase: string) =>
    podCensus(cluster({ pods: names.map((name) => pod(name, { owner: cart, phase })) })).workloads;
  expect([...census(['cart-1-b', 'cart-1-a'], 'Running').values()][0]?.newest?.meta.name).toBe('cart-1-a');
  expect([...census(['cart-1-a'], 'Succeeded').values()][0]).toMatchObject({ newest: null, unfinished: [] });
});

test('tells when the last running pod was started, and the last restart', () => {
  const owner = cart;
  const { workloads } = podCensus(
    cluster({
      pods: [
        pod('cart-1-a', { owner, startedAt: NOW - 3000 }),
        pod('cart-1-b', { owner, startedAt: null }),
        pod('cart-1-c', { owner, startedAt: NOW - 1000, phase: 'Failed' }),
        pod('cart-1-d', {
          owner,
          startedAt: NOW - 2000,
          restarts: 1,
          lastTerminated: { exitCode: 1, finishedAt: NOW - 2500 },
        }),
      ],
    }),
  );
  expect([...workloads.values()][0]).toMatchObject({ startedAt: NOW - 2000, lastRestartAt: NOW - 2500 });
});

test('counts all pods by status and by namespace', () => {
  const { byStatus, byNamespace } = podCensus(cluster({ deployments: [cart], pods }));
  expect(Object.fromEntries(byNamespace)).toEqual({ shop: 6, kilo: 1 });
  expect([...byStatus.values()].reduce((a, b) => a + b)).toBe(pods.length);
  expect(byStatus.get('CrashLoopBackOff')).toBe(1);
});

test('is taken once for a cluster', () => {
  const shop = cluster({ pods });
  expect(podCensus(shop)).toBe(podCensus({ ...shop }));
  expect(podCensus(shop)).not.toBe(podCensus({ ...shop, now: NOW + 1 }));
  expect(podCensus(shop)).not.toBe(podCensus(cluster({ pods })));
});

test('a pod that is going is not ready, nor one whose node says nothing', () => {
  expect(pods.map(isReady)).toEqual([true, true, false, false, false, false, false]);
  expect(isReady(pod('cart', { deletedAt: NOW + 1000 }))).toBe(false);
});
