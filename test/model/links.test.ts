import { expect, test } from 'vitest';
import {
  type KubernetesObject,
  type ObjectReference,
  type OwnerReference,
  reference,
} from '../../src/model/object.ts';
import { cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { endpointSliceFor, endpointsFor, ingress, route, service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { containerLog, event, podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { claim } from '../builders/storage.ts';
import { cronJob, deployment, job, replicaSet, statefulSet } from '../builders/workload.ts';

const CART: ObjectReference = { kind: 'Deployment', namespace: 'shop', name: 'cart' };

function names(objects: readonly { readonly meta: { readonly name: string } }[]): readonly string[] {
  return objects.map((object) => object.meta.name);
}

test('a pod belongs to the Deployment above its ReplicaSet', () => {
  const cart = deployment('cart');
  const set = replicaSet('cart-7d9f', { owner: cart });
  const pods = [pod('cart-7d9f-a', { owner: set }), pod('cart-7d9f-b', { owner: set }), pod('debug')];
  const { links } = cluster({ pods, replicaSets: [set], deployments: [cart] });
  expect(pods.map(links.topOwner)).toEqual([CART, CART, { kind: 'Pod', namespace: 'shop', name: 'debug' }]);
  expect(names(links.podsOf(CART))).toEqual(['cart-7d9f-a', 'cart-7d9f-b']);
  expect(names(links.podsOf({ kind: 'ReplicaSet', namespace: 'shop', name: 'cart-7d9f' }))).toHaveLength(2);
  expect(names(links.podsOf({ kind: 'Pod', namespace: 'shop', name: 'debug' }))).toEqual(['debug']);
  expect(links.podsOf({ ...CART, namespace: 'kilo' })).toEqual([]);
});

test('a pod stands alone that nobody controls, or its node does, or it itself', () => {
  const mirror = pod('etcd-node-1', { owner: node('node-1') });
  const self = pod('snake');
  const ring = { ...self, meta: { ...self.meta, owners: [owns(self)] } };
  const child = pod('egg', { owner: ring });
  const owned = pod('cart-7d9f-a', { owner: deployment('cart') });
  const { links } = cluster({ pods: [owned, pod('debug'), child, mirror, ring] });
  expect(names(links.podsAlone())).toEqual(['debug', 'etcd-node-1', 'snake']);
});

function owns({ meta }: KubernetesObject): OwnerReference {
  return { kind: meta.kind, name: meta.name, uid: meta.uid, controller: true };
}

test('a ReplicaSet that was not captured still leads to its Deployment', () => {
  const owned = pod('cart-7d9f-a', { owner: deployment('cart') });
  const { links } = cluster({ pods: [owned] });
  expect(links.topOwner(owned)).toEqual(CART);
  expect(names(links.podsOf(CART))).toEqual(['cart-7d9f-a']);
});

test('a ReplicaSet that was captured without an owner is the top', () => {
  const set = replicaSet('cart-7d9f');
  const owned = pod('cart-7d9f-a', { owner: set, labels: { 'pod-template-hash': '7d9f' } });
  expect(cluster({ pods: [owned], replicaSets: [set] }).links.topOwner(owned)).toMatchObject({
    kind: 'ReplicaSet',
  });
});

test('a pod of a Job belongs to its CronJob', () => {
  const nightly = cronJob('backup');
  const run = job('backup-29144700', { owner: nightly });
  const owned = pod('backup-29144700-x', { owner: run });
  const { links } = cluster({ pods: [owned], jobs: [run], cronJobs: [nightly] });
  expect(links.topOwner(owned)).toEqual({ kind: 'CronJob', namespace: 'shop', name: 'backup' });
  expect(names(links.jobsOf(nightly))).toEqual(['backup-29144700']);
  expect(links.podsOf(links.topOwner(owned))).toEqual([owned]);
});

test('a custom resource may be the top, in the namespace or above it', () => {
  const inside = customResource('orders', { kind: 'Postgres', apiVersion: 'db.example.org/v1' });
  const above = customResource('fleet', { kind: 'Agent', apiVersion: 'db.example.org/v1', namespace: null });
  const sets = [
    statefulSet('orders', { owner: inside }),
    statefulSet('agent', { owner: above, namespace: 'shop' }),
  ];
  const { links } = cluster({ statefulSets: sets, customResources: [inside, above] });
  expect(sets.map(links.topOwner)).toEqual([
    { kind: 'Postgres', namespace: 'shop', name: 'orders' },
    { kind: 'Agent', namespace: null, name: 'fleet' },
  ]);
});

test('a static pod is its own top: a node owns it in name only', () => {
  const owners = [{ kind: 'Node', name: 'pi-master', uid: null, controller: true }];
  const mirror = pod('kube-apiserver-pi-master', { namespace: 'kube-system', owners });
  expect(cluster({ pods: [mirror], nodes: [node('pi-master')] }).links.topOwner(mirror).kind).toBe('Pod');
});

test('owners in a circle end', () => {
  const owner = (name: string) => [{ kind: 'ReplicaSet', name, uid: null, controller: true }];
  const sets = [replicaSet('hen', { owners: owner('egg') }), replicaSet('egg', { owners: owner('hen') })];
  const owned = pod('chick', { owners: owner('egg') });
  expect(cluster({ pods: [owned], replicaSets: sets }).links.topOwner(owned).kind).toBe('ReplicaSet');
});

test('ReplicaSets of a Deployment, newest revision first', () => {
  const cart = deployment('cart');
  const sets = [
    replicaSet('cart-1', { owner: cart, revision: 9 }),
    replicaSet('cart-2', { owner: cart, revision: 10 }),
    replicaSet('cart-3', { owner: cart, revision: null }),
    replicaSet('web-1', { owner: deployment('web'), revision: 11 }),
  ];
  expect(names(cluster({ replicaSets: sets }).links.replicaSetsOf(cart))).toEqual([
    'cart-2',
    'cart-1',
    'cart-3',
  ]);
});

test('pods by node and by namespace', () => {
  const pods = [
    pod('a', { nodeName: 'pi-1' }),
    pod('b', { nodeName: 'pi-2' }),
    pod('c', { nodeName: 'pi-1', namespace: 'kilo' }),
    pod('d', { nodeName: null }),
  ];
  const { links } = cluster({ pods });
  expect(names(links.podsOn('pi-1'))).toEqual(['a', 'c']);
  expect(names(links.podsIn('shop'))).toEqual(['a', 'b', 'd']);
  expect(links.podsOn('pi-9')).toEqual([]);
});

test('pods behind a Service carry every label it selects, in its namespace', () => {
  const labels = { app: 'cart', tier: 'web' };
  const pods = [
    pod('both', { labels }),
    pod('one', { labels: { app: 'cart' } }),
    pod('elsewhere', { labels, namespace: 'kilo' }),
    pod('broken', { labels, ready: false }),
  ];
  const cart = service('cart', { selector: { app: 'cart', tier: 'web' } });
  const all = service('all-carts', { selector: { app: 'cart' } });
  const external = service('database', { selector: {} });
  const { links } = cluster({ pods, services: [cart, all, external] });
  expect(names(links.podsBehind(cart))).toEqual(['both', 'broken']);
  expect(links.podsBehind(external)).toEqual([]);
  expect(pods.map((each) => names(links.servicesOf(each)))).toEqual([
    ['all-carts', 'cart'],
    ['all-carts'],
    [],
    ['all-carts', 'cart'],
  ]);
});

test('addresses come from EndpointSlices before Endpoints, each once', () => {
  const cart = service('cart');
  const pods = [pod('cart-1'), pod('cart-2', { ready: false })];
  const old = endpointsFor(cart, []);
  const slices = [endpointSliceFor(cart, pods), endpointSliceFor(cart, pods.slice(0, 1))];
  const addresses = (objects: Parameters<typeof cluster>[0]) => cluster(objects).links.addressesOf(cart);
  expect(addresses({ endpoints: [old], endpointSlices: slices })?.map(({ ready }) => ready)).toEqual([
    true,
    false,
  ]);
  expect(addresses({ endpoints: [old] })).toEqual([]);
  expect(addresses({ endpoints: [endpointsFor(service('web'), pods)] })).toBeNull();
});

test('an Ingress leads to a Service by any of its routes, and is named once', () => {
  const backend = { service: 'cart', port: 80 };
  const ingresses = [
    ingress('shop', { routes: [route({ backend }), route({ path: '/cart', backend })] }),
    ingress('fallback', { routes: [], defaultBackend: backend }),
    ingress('web'),
    ingress('cart', { namespace: 'kilo' }),
  ];
  expect(names(cluster({ ingresses }).links.ingressesOf(service('cart')))).toEqual(['shop', 'fallback']);
});

test('events of an object, newest first', () => {
  const cart = pod('cart');
  const pi = node('pi-1');
  const events = [
    event(cart, 'Pulled', { lastAt: NOW - HOUR }),
    event(cart, 'BackOff', { lastAt: NOW - MINUTE }),
    event(cart, 'Scheduled', { lastAt: null }),
    event(pi, 'NodeNotReady'),
  ];
  const { links } = cluster({ events });
  expect(links.eventsOf(cart.meta).map(({ reason }) => reason)).toEqual(['BackOff', 'Pulled', 'Scheduled']);
  expect(links.eventsOf(pi.meta)).toHaveLength(1);
});

test('logs and metrics of a pod', () => {
  const [cart, other] = [pod('cart'), pod('cart', { namespace: 'kilo' })];
  const { links } = cluster({
    logs: [containerLog(cart)],
    podMetrics: [podMetrics(cart), podMetrics(other)],
  });
  expect(links.logsOf(cart)).toHaveLength(1);
  expect(links.logsOf(other)).toHaveLength(0);
  expect(links.metricsOf(other)).toHaveLength(1);
});

test('finds what was captured, built-in kinds before custom ones', () => {
  const cart = service('cart');
  const knative = customResource('cart', { kind: 'Service', apiVersion: 'serving.knative.dev/v1' });
  const issued = customResource('cart-tls');
  const { links } = cluster({
    services: [cart],
    customResources: [knative, issued],
    namespaces: [namespace('shop')],
  });
  expect(links.find(cart.meta)).toBe(cart);
  expect(links.find(issued.meta)).toBe(issued);
  expect(links.find({ kind: 'Namespace', namespace: null, name: 'shop' })?.meta.name).toBe('shop');
  expect(links.find({ kind: 'constructor', namespace: null, name: '__proto__' })).toBeNull();
});

test('a pod that another pod controls belongs to both', () => {
  const parent = pod('parent');
  const child = pod('a-child', { owner: parent });
  for (const pods of [
    [parent, child],
    [child, parent],
  ]) {
    const { links } = cluster({ pods });
    expect(names(links.podsOf(reference(parent))).toSorted()).toEqual(['a-child', 'parent']);
    expect(names(links.podsOf(reference(child)))).toEqual(['a-child']);
  }
});

test('pods are found by the claim they mount, and Services by the labels they ask for', () => {
  const uses = [{ kind: 'PersistentVolumeClaim', name: 'data', keys: [], optional: false } as const];
  const volumes = [{ name: 'data', type: 'persistentVolumeClaim', uses, path: null }];
  const mounting = pod('cart', { spec: { volumes } });
  const elsewhere = pod('cart', { namespace: 'kilo', spec: { volumes } });
  const common = { selector: { 'part-of': 'shop' } };
  const services = [
    service('web', common),
    service('cart', { selector: { 'part-of': 'shop', app: 'cart' } }),
  ];
  const { links } = cluster({ pods: [mounting, elsewhere, pod('other')], services });
  expect(links.podsMounting(claim('data'))).toEqual([mounting]);
  expect(names(links.servicesSelecting('shop', { app: 'cart', 'part-of': 'shop' }))).toEqual(['cart', 'web']);
  expect(names(links.servicesSelecting('shop', { app: 'till', 'part-of': 'shop' }))).toEqual(['web']);
  expect(links.servicesSelecting('kilo', { 'part-of': 'shop' })).toEqual([]);
});

test('a hundred thousand pods link quickly', () => {
  const owners = Array.from({ length: 1000 }, (_, index) =>
    deployment(`app-${index}`, { namespace: `ns-${index % 50}` }),
  );
  const pods = owners.flatMap((owner) => {
    const one = pod(`${owner.meta.name}-7d9f-0`, { owner });
    return Array.from({ length: 100 }, (_, copy) => ({
      ...one,
      meta: { ...one.meta, name: `${owner.meta.name}-7d9f-${copy}` },
    }));
  });
  const services = owners.map((owner) =>
    service(owner.meta.name, { namespace: owner.meta.namespace, selector: { app: owner.meta.name } }),
  );
  const { links } = cluster({ pods, deployments: owners, services });
  const started = performance.now();
  const behind = services.reduce((sum, one) => sum + links.podsBehind(one).length, 0);
  const owned = owners.reduce((sum, one) => sum + links.podsOf(one.meta).length, 0);
  const selected = pods.reduce((sum, one) => sum + links.servicesOf(one).length, 0);
  expect([behind, owned, selected, links.podsIn('ns-7').length]).toEqual([100_000, 100_000, 100_000, 2000]);
  // Generous, for slow machines: comparing every Service with every pod takes a minute.
  expect(performance.now() - started).toBeLessThan(5000);
});
