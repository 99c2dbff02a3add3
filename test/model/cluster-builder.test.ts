import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddResult, createClusterBuilder } from '../../src/model/cluster-builder.ts';
import type { JsonRecord } from '../../src/model/json.ts';
import type { Source } from '../../src/model/object.ts';
import { containerLog, podMetrics } from '../builders/observation.ts';

const NO_HINT = { apiVersion: null, kind: null, namespace: null };
const NOON = '2025-06-01T12:00:00Z';

function at(file: string, item: number | null = 0): Source {
  return { file, document: 0, item };
}

function raw(kind: string, name: string, more: Record<string, unknown> = {}): JsonRecord {
  const { metadata, apiVersion = 'v1', ...rest } = more;
  return { apiVersion, kind, metadata: { name, namespace: 'shop', ...Object(metadata) }, ...rest };
}

function podRaw(name: string, metadata: Record<string, unknown> = {}): JsonRecord {
  return raw('Pod', name, { metadata });
}

function build(...objects: readonly JsonRecord[]) {
  const builder = createClusterBuilder();
  const results = objects.map((object, item) => builder.add(object, NO_HINT, at('all.json', item)));
  return { builder, results, objects: builder.objects() };
}

test('objects are sorted by namespace, then name, and say where they were', () => {
  const { results, objects } = build(
    podRaw('web'),
    podRaw('cart'),
    podRaw('zoo', { namespace: 'kilo' }),
    raw('Node', 'pi-1', { metadata: { namespace: undefined } }),
  );
  expect(objects.pods.map(({ meta }) => meta.name)).toEqual(['zoo', 'cart', 'web']);
  expect(objects.pods.at(-1)?.meta.source).toEqual(at('all.json', 0));
  expect(results[0]).toEqual({
    source: 'pods',
    resource: 'pods',
    namespace: 'shop',
    duplicate: false,
    conflict: null,
  });
  expect(objects.nodes[0]?.meta.namespace).toBeNull();
});

test.each<[string, JsonRecord, string]>([
  ['no kind', { metadata: { name: 'cart' } }, 'they have no kind'],
  ['a kind that is none', { kind: 'Pod\nPod', metadata: { name: 'cart' } }, 'they have no kind'],
  ['no name', { apiVersion: 'v1', kind: 'Pod', metadata: [] }, 'Pod without a metadata.name'],
  [
    'an unknown kind and no apiVersion',
    { kind: 'Widget', metadata: { name: 'cart' } },
    'Widget without an apiVersion',
  ],
])('passes over an object with %s', (_, object, reason) => {
  const { results, objects } = build(object);
  expect(results[0]).toEqual({ skipped: expect.stringContaining(reason) });
  expect(objects.pods).toEqual([]);
});

test('what an object leaves out comes from the hint', () => {
  const builder = createClusterBuilder();
  const hint = { apiVersion: 'v1', kind: 'Pod', namespace: 'kilo' };
  builder.add({ metadata: { name: 'meds' } }, hint, at('pods.json'));
  builder.add({ kind: 'Node', metadata: { name: 'pi-1', namespace: 'kilo' } }, hint, at('pods.json', 1));
  builder.add({ kind: 'Pod', metadata: { name: 'alone' } }, NO_HINT, at('pods.json', 2));
  const { pods, nodes } = builder.objects();
  expect(pods.map(({ meta }) => `${meta.namespace}/${meta.name} ${meta.apiVersion}`)).toEqual([
    'default/alone v1',
    'kilo/meds v1',
  ]);
  expect(nodes[0]?.meta).toMatchObject({ namespace: null, name: 'pi-1' });
});

test('a kind of a foreign group is a custom resource', () => {
  const { results, objects } = build(
    raw('Service', 'cart', { apiVersion: 'serving.knative.dev/v1' }),
    raw('Service', 'cart'),
    raw('Certificate', 'cart', { apiVersion: 'cert-manager.io/v1' }),
    raw('Certificate', 'cart', { apiVersion: 'cert-manager.io/v1alpha2' }),
  );
  expect(objects.services).toHaveLength(1);
  expect(objects.customResources.map(({ meta }) => meta.kind)).toEqual(['Certificate', 'Service']);
  expect(results.map((result) => 'resource' in result && [result.resource, result.duplicate])).toEqual([
    ['service.serving.knative.dev', false],
    ['services', false],
    ['certificate.cert-manager.io', false],
    ['certificate.cert-manager.io', true],
  ]);
});

test('one kind served in two groups is one object', () => {
  const { results, objects } = build(
    raw('Ingress', 'cart', { apiVersion: 'extensions/v1beta1', metadata: { uid: 'i1' } }),
    raw('Ingress', 'cart', { apiVersion: 'networking.k8s.io/v1', metadata: { uid: 'i1' } }),
  );
  expect(objects.ingresses).toHaveLength(1);
  expect(results[1]).toMatchObject({ duplicate: true, conflict: null });
});

const COPIES: readonly (readonly [Source, JsonRecord])[] = [
  [at('b.json'), podRaw('cart', { uid: 'u1', resourceVersion: '999' })],
  [at('c.json'), podRaw('cart', { uid: 'u1', resourceVersion: '1000' })],
  [at('a.json', 7), podRaw('cart', { uid: 'u1', resourceVersion: '1000' })],
  [at('a.json', 8), podRaw('cart', { uid: 'u1', resourceVersion: '1000' })],
];

test('of copies the highest resourceVersion is kept, of equal ones the first in the snapshot', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...COPIES], { minLength: COPIES.length }), (copies) => {
      const builder = createClusterBuilder();
      const results = copies.map(([source, object]) => builder.add(object, NO_HINT, source));
      expect(builder.objects().pods.map(({ meta }) => meta.source)).toEqual([at('a.json', 7)]);
      expect(duplicates(results)).toBe(3);
    }),
  );
});

test('two objects of one name: the younger is kept, and it is said', () => {
  const older = podRaw('cart-0', {
    uid: 'u1',
    creationTimestamp: '2025-05-01T00:00:00Z',
    resourceVersion: '9000',
  });
  const younger = podRaw('cart-0', { uid: 'u2', creationTimestamp: NOON, resourceVersion: '12' });
  for (const pair of [
    [older, younger],
    [younger, older],
  ]) {
    const { results, objects } = build(...pair);
    expect(objects.pods.map(({ meta }) => meta.uid)).toEqual(['u2']);
    expect(results[1]).toMatchObject({ conflict: expect.stringContaining('Pod shop/cart-0') });
  }
});

test('events are newest first, whatever the order of reading', () => {
  const events = [
    raw('Event', 'old', { lastTimestamp: '2025-06-01T10:00:00Z' }),
    raw('Event', 'new', { lastTimestamp: NOON }),
    raw('Event', 'also-new', { lastTimestamp: NOON }),
    raw('Event', 'timeless'),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
      const names = build(...shuffled).objects.events.map(({ meta }) => meta.name);
      expect(names).toEqual(['also-new', 'new', 'old', 'timeless']);
    }),
  );
});

test('the newest moment is named, and custom resources and metrics have no say in it', () => {
  const { builder } = build(
    podRaw('cart', { creationTimestamp: '2025-06-01T10:00:00Z' }),
    raw('Lease', 'pi-1', {
      apiVersion: 'coordination.k8s.io/v1',
      spec: { renewTime: '2025-06-01T11:59:58.5Z' },
    }),
    raw('Certificate', 'cart', {
      apiVersion: 'cert-manager.io/v1',
      metadata: { creationTimestamp: '2099-01-01T00:00:00Z' },
    }),
    raw('PodMetrics', 'cart', {
      apiVersion: 'metrics.k8s.io/v1beta1',
      timestamp: NOON,
      containers: [{ name: 'app' }],
    }),
  );
  expect(builder.newest()).toEqual({
    at: Date.parse('2025-06-01T11:59:58.5Z'),
    detail: 'Lease shop/pi-1: spec.renewTime',
  });
  expect(builder.newestMetrics()).toEqual({
    at: Date.parse(NOON),
    detail: 'PodMetrics shop/cart: timestamp',
  });
  expect(createClusterBuilder().newest()).toBeNull();
});

test('the newest moment of a pod may be a container state or a condition', () => {
  const status = {
    conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2025-06-01T11:00:00Z' }],
    containerStatuses: [
      { name: 'web', state: { waiting: {} }, lastState: { terminated: { exitCode: 1, finishedAt: NOON } } },
    ],
  };
  expect(build(raw('Pod', 'cart', { status })).builder.newest()).toMatchObject({ at: Date.parse(NOON) });
});

test('metrics objects become rows of cores and bytes', () => {
  const { objects, results } = build(
    raw('NodeMetrics', 'pi-1', {
      apiVersion: 'metrics.k8s.io/v1beta1',
      timestamp: NOON,
      usage: { cpu: '250m', memory: '1Gi' },
    }),
    raw('PodMetrics', 'cart', {
      apiVersion: 'metrics.k8s.io/v1beta1',
      containers: [{ name: 'web', usage: { cpu: '1500000n', memory: '64Mi' } }, { name: 'proxy' }],
    }),
  );
  expect(results.map((result) => 'source' in result && result.source)).toEqual(['nodeMetrics', 'podMetrics']);
  expect(objects.nodeMetrics).toMatchObject([
    { name: 'pi-1', cpu: 0.25, memory: 2 ** 30, at: Date.parse(NOON) },
  ]);
  expect(objects.podMetrics).toMatchObject([
    { namespace: 'shop', pod: 'cart', container: 'proxy', cpu: null },
    { namespace: 'shop', pod: 'cart', container: 'web', cpu: 0.0015, memory: 64 * 2 ** 20 },
  ]);
});

test('a metrics row without a namespace joins the one pod of its name', () => {
  const { builder } = build(podRaw('cart'), podRaw('web'), podRaw('web', { namespace: 'kilo' }));
  builder.addPodMetrics(podMetrics('web', { namespace: null }));
  builder.addPodMetrics(podMetrics('cart', { namespace: null }));
  builder.addPodMetrics(podMetrics('gone', { namespace: null }));
  builder.addPodMetrics(podMetrics('cart', { namespace: 'shop', source: at('z.txt'), cpu: 9 }));
  expect(builder.objects().podMetrics.map(({ namespace, pod, cpu }) => [namespace, pod, cpu])).toEqual([
    [null, 'gone', 0.05],
    [null, 'web', 0.05],
    ['shop', 'cart', 0.05],
  ]);
});

test('client and server versions may stand in different files', () => {
  const { builder } = build();
  expect(builder.objects().version).toBeNull();
  builder.addVersion({ client: 'v1.33.0', server: null, file: 'z.txt' });
  builder.addVersion({ client: null, server: 'v1.32.5+k3s1', file: 'b.json' });
  builder.addVersion({ client: null, server: 'v1.31.0', file: 'c.json' });
  expect(builder.objects().version).toEqual({ client: 'v1.33.0', server: 'v1.32.5+k3s1', file: 'b.json' });
});

test('logs are sorted', () => {
  const { builder } = build();
  for (const name of ['web', 'cart']) builder.addLog(containerLog(name), []);
  expect(builder.objects().logs.map((log) => log.pod)).toEqual(['cart', 'web']);
});

test('metadata keeps what the model needs and nothing that may hold a secret', () => {
  const metadata = {
    uid: 'u1',
    deletionTimestamp: NOON,
    labels: { app: 'cart', broken: 7, ['__proto__']: 'x' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{"password":"canary"}',
      'shop.example.org/token': 'canary',
      'kubectl.kubernetes.io/restartedAt': NOON,
    },
    ownerReferences: [
      { kind: 'ReplicaSet', name: 'cart-7d9f', uid: 'r1', controller: true },
      { kind: 3 },
      'x',
    ],
    managedFields: [{ manager: 'canary' }],
  };
  const [meta] = build(podRaw('cart', metadata)).objects.pods.map((pod) => pod.meta);
  expect(meta).toMatchObject({
    uid: 'u1',
    deletedAt: Date.parse(NOON),
    labels: { app: 'cart' },
    annotations: { 'kubectl.kubernetes.io/restartedAt': NOON },
    owners: [{ kind: 'ReplicaSet', name: 'cart-7d9f', uid: 'r1', controller: true }],
  });
  expect(JSON.stringify(meta)).not.toContain('canary');
});

test('takes any JSON without throwing', () => {
  const kinds = fc.constantFrom('Pod', 'Node', 'Event', 'Deployment', 'Service', 'PodMetrics', 'Widget');
  const versions = fc.constantFrom('v1', 'apps/v1', 'metrics.k8s.io/v1', 'shop.example.org/v1');
  const anything = fc.record({
    kind: kinds,
    apiVersion: versions,
    metadata: fc.oneof(fc.record({ name: fc.string(), labels: fc.jsonValue() }), fc.jsonValue()),
    spec: fc.jsonValue(),
    status: fc.jsonValue(),
  });
  fc.assert(fc.property(anything, (object) => build(object).objects.pods.length < 2));
});

function duplicates(results: readonly AddResult[]): number {
  return results.filter((result) => 'duplicate' in result && result.duplicate).length;
}

test('what people write is no clock, unless there is no other', () => {
  const { builder } = build();
  const made = (kind: string, name: string, creationTimestamp: string) =>
    builder.add(
      { apiVersion: 'v1', kind, metadata: { name, namespace: 'shop', creationTimestamp } },
      { apiVersion: null, kind: null, namespace: null },
      { file: 'all.json', document: 0, item: 0 },
    );
  made('ConfigMap', 'settings', '2024-02-17T06:16:47Z');
  expect(builder.newest()?.detail).toContain('ConfigMap shop/settings');
  made('Pod', 'cart', '2022-04-12T00:58:08Z');
  expect(builder.newest()?.detail).toContain('Pod shop/cart');
});
