import { expect, test } from 'vitest';
import { impacts } from '../../../src/analysis/causes/impact.ts';
import { routeRows } from '../../../src/analysis/inventory/network-rows.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { reference } from '../../../src/model/object.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { finding } from '../../builders/audit.ts';
import { cluster } from '../../builders/cluster.ts';
import { NOW } from '../../builders/meta.ts';
import { endpointsFor, ingress, service } from '../../builders/network.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';

const impactOf = (shop: Cluster, ...findings: readonly Finding[]) =>
  impacts(shop, routeRows(shop))(findings, findings[0]?.subject ?? null);
const cart = deployment('cart', { replicas: 3 });
const till = deployment('till', { replicas: 1 });
const cartPods = [
  pod('cart-1-a', { owner: cart }),
  pod('cart-1-b', { owner: cart, ready: false }),
  pod('cart-1-gone', { owner: cart, deletedAt: NOW + 1000 }),
];
const broken = finding('stuck-rollout', { subject: reference(cart) });

test('replicas are counted a workload at a time, those that lack some', () => {
  const tillPods = ['a', 'b', 'c'].map((name) => pod(`till-1-${name}`, { owner: till }));
  const shop = cluster({ deployments: [cart, till], pods: [...cartPods, ...tillPods] });
  const surging = finding('stuck-rollout', { subject: reference(till) });
  expect(impactOf(shop, broken, surging).replicas).toEqual({
    missing: 2,
    desired: 3,
    workloads: [{ ref: reference(cart), missing: 2, desired: 3 }],
  });
});

test('a workload that was not captured wants the pods it has', () => {
  expect(impactOf(cluster({ pods: cartPods }), broken).replicas).toMatchObject({ missing: 1, desired: 2 });
});

test('without all pods nobody knows how many are missing', () => {
  const shop = cluster({ deployments: [cart], pods: cartPods, states: { pods: 'partial' } });
  expect(impactOf(shop, broken).replicas).toBeNull();
  expect(impactOf(cluster({ deployments: [cart] }), broken).unknown).toEqual([
    'pods',
    'services',
    'endpoints',
    'ingresses',
  ]);
});

test('Services with their addresses, and the routes to them', () => {
  const front = service('cart');
  const shop = cluster({
    deployments: [cart],
    pods: cartPods,
    services: [front, service('other')],
    endpoints: [endpointsFor(front, cartPods.slice(0, 2))],
    ingresses: [ingress('cart'), ingress('other')],
  });
  expect(impactOf(shop, broken)).toEqual({
    replicas: { missing: 2, desired: 3, workloads: [{ ref: reference(cart), missing: 2, desired: 3 }] },
    services: [
      {
        ref: { kind: 'Service', namespace: 'shop', name: 'cart' },
        ready: 1,
        total: 2,
        wanted: 3,
        behind: [reference(cart)],
      },
    ],
    shares: null,
    served: [],
    routes: [{ host: 'cart.example.org', path: '/', state: 'degraded', service: reference(front) }],
    unknown: [],
  });
});

test('an Ingress without its Service loses its own routes', () => {
  const shop = cluster({ services: [], ingresses: [ingress('cart'), ingress('other')] });
  const missing = finding('ingress-backend-missing', {
    subject: { kind: 'Ingress', namespace: 'shop', name: 'cart' },
  });
  expect(impactOf(shop, missing)).toMatchObject({
    replicas: null,
    routes: [{ host: 'cart.example.org', path: '/', state: 'down' }],
  });
});

test('a lost node takes what its pods serve', () => {
  const front = service('cart');
  const shop = cluster({ pods: cartPods, services: [front], endpoints: [endpointsFor(front, [])] });
  const lost = finding('node-not-ready', { subject: { kind: 'Node', namespace: null, name: 'node-1' } });
  expect(impactOf(shop, lost).services).toEqual([
    { ref: reference(front), ready: 0, total: 0, wanted: null, behind: [lost.subject] },
  ]);
});

test('endpoints of a surplus pod are no loss, to Services and routes alike', () => {
  const front = service('till');
  const tillPods = [
    pod('till-1-a', { owner: till }),
    pod('till-2-b', { owner: till, waiting: { reason: 'CrashLoopBackOff' }, ready: false }),
  ];
  const shop = (wanted: number) =>
    cluster({
      deployments: [deployment('till', { replicas: wanted })],
      pods: tillPods,
      services: [front],
      endpoints: [endpointsFor(front, tillPods)],
      ingresses: [ingress('till')],
    });
  const surging = finding('stuck-rollout', { subject: reference(till) });
  expect(impactOf(shop(1), surging)).toMatchObject({
    services: [],
    served: [{ ref: reference(front), ready: 1, wanted: 1 }],
    routes: [],
  });
  expect(impactOf(shop(2), surging)).toMatchObject({
    services: [{ ref: reference(front), ready: 1, total: 2, wanted: 2, behind: [reference(till)] }],
    served: [],
    routes: [{ host: 'till.example.org', path: '/', state: 'degraded' }],
  });
});

test('a workload without pods takes its Services down by its labels', () => {
  const front = service('cart');
  const shop = cluster({
    deployments: [cart],
    pods: [],
    services: [front],
    endpoints: [endpointsFor(front, [])],
  });
  expect(impactOf(shop, broken).services).toMatchObject([{ ref: reference(front), ready: 0, total: 0 }]);
});

const onNode = { kind: 'Node', namespace: null, name: 'node-1' };

test('what else hangs on the root shares its fate', () => {
  const tillPod = pod('till-1-a', { owner: till, nodeName: 'node-1' });
  const done = pod('job-1', { nodeName: 'node-1', phase: 'Succeeded' });
  const shop = cluster({ deployments: [cart, till], pods: [...cartPods, tillPod, done] });
  const share = (...broke: readonly Finding[]) =>
    impacts(shop, routeRows(shop))([finding('node-not-ready', { subject: onNode }), ...broke], onNode).shares;
  expect(share(broken)).toEqual({ how: 'with pods on it', workloads: [reference(till)] });
  expect(share()?.workloads).toEqual([reference(till)]);
  expect(share(broken, finding('stuck-rollout', { subject: reference(till) }))).toBeNull();
});

test('pods that were ready on a lost node are missing before any finding names their workload', () => {
  const tillPod = pod('till-1-a', { owner: till, nodeName: 'node-1', ready: false });
  const going = pod('cart-1-c', { owner: cart, nodeName: 'node-1', ready: false, deletedAt: NOW });
  const shop = cluster({ deployments: [cart, till], pods: [tillPod, going] });
  expect(impactOf(shop, finding('node-not-ready', { subject: onNode })).replicas).toEqual({
    missing: 1,
    desired: 1,
    workloads: [{ ref: reference(till), missing: 1, desired: 1 }],
  });
});

test('a Service over pods that no workload is known of goes by its endpoints', () => {
  const front = service('cart');
  const pods = [
    pod('cart-1-a', { labels: { app: 'cart' } }),
    pod('cart-1-b', { labels: { app: 'cart' }, ready: false }),
  ];
  const shop = cluster({ pods, services: [front], endpoints: [endpointsFor(front, pods)] });
  const unready = finding('partially-available-workload', {
    subject: { kind: 'Pod', namespace: 'shop', name: 'cart-1-b' },
  });
  expect(impactOf(shop, unready).services).toEqual([
    { ref: reference(front), ready: 1, total: 2, wanted: null, behind: [unready.subject] },
  ]);
});
