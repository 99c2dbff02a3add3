import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClusterBuilder, createClusterBuilder } from '../../src/model/cluster-builder.ts';
import type { Pod } from '../../src/model/pod.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { FileIntake } from '../../src/snapshot/intake.ts';
import { createJsonReader } from '../../src/snapshot/json/reader.ts';
import { FileEntry } from '../../src/snapshot/ledger-book.ts';
import { createYamlReader } from '../../src/snapshot/yaml/reader.ts';
import type { YamlSink } from '../../src/snapshot/yaml/sink.ts';
import { dumpText } from '../bench/dump/write-dump.ts';
import { cluster } from '../builders/cluster.ts';

/** What a dump comes to: the model's objects, and what the ledger says of the file. */
function read(text: string, condensed: boolean) {
  const builder = createClusterBuilder();
  const entry = take(builder, text, condensed);
  const { pods, ...others } = builder.objects();
  return { pods: pods.map(plain), others, newest: builder.newest(), row: entry.row() };
}

/** The same of YAML. */
function readYaml(text: string, wrap = (intake: FileIntake): YamlSink => intake) {
  const builder = createClusterBuilder();
  const entry = new FileEntry('pods.yaml', text.length);
  const intake = new FileIntake(entry, builder, { namespaces: null, scope: 'unknown' });
  const bytes = Buffer.from(text);
  intake.see(bytes);
  const reader = createYamlReader(wrap(intake));
  reader.write(bytes);
  reader.end();
  intake.end();
  const { pods, ...others } = builder.objects();
  return { pods: pods.map(plain), others, newest: builder.newest(), row: entry.row() };
}

function withoutRows(text: string) {
  return readYaml(text, (intake) => ({
    item: (value, position) => intake.item(value, position),
    document: (document) => intake.document(document),
    noise: (line) => intake.noise(line),
    problem: (problem) => intake.problem(problem),
  }));
}

/** Items of this size are none for the condenser. */
const ONE_BY_ONE = { maxItemBytes: 200_000 };

function take(builder: ClusterBuilder, text: string, condensed: boolean): FileEntry {
  const entry = new FileEntry('pods.json', text.length);
  const intake = new FileIntake(entry, builder, { namespaces: null, scope: 'unknown' });
  const bytes = Buffer.from(text);
  intake.see(bytes);
  const reader = createJsonReader(intake, condensed ? { condenseFrom: 0 } : ONE_BY_ONE);
  reader.write(bytes);
  reader.end();
  intake.end();
  return entry;
}

/** The pod with what it makes only when asked. */
function plain(pod: Pod) {
  const { meta, spec, nodeName, phase, reason, message, qosClass, podIP, hostIP, startedAt, readiness } = pod;
  const { conditions, containers, initContainers, ephemeralContainers, status, ready, restarts } = pod;
  const { apiVersion, kind, namespace, name, uid, resourceVersion, createdAt, deletedAt } = meta;
  const { deletionGracePeriodSeconds, labels, annotations, appliedVersion, owners, finalizers, source } =
    meta;
  return {
    ...{ apiVersion, kind, namespace, name, uid, resourceVersion, createdAt, deletedAt },
    ...{ deletionGracePeriodSeconds, labels, annotations, appliedVersion, owners, finalizers, source },
    ...{ spec, nodeName, phase, reason, message, qosClass, podIP, hostIP, startedAt, readiness },
    ...{ conditions, containers, initContainers, ephemeralContainers, status, ready, restarts },
  } satisfies Omit<Pod, 'meta'> & Pod['meta'];
}

const dump = [...dumpText({ pods: 600, layout: 'kubectl', managedFields: false })].join('');

test.each([
  ['as they are', dump],
  ['of a later time', dump.replaceAll('"2025-10-', '"2028-02-')],
  ['with redacted images', dump.replaceAll(/@sha256:[0-9a-f]{3}/g, '@sha256:***HIDDEN***')],
  [
    'with redacted addresses',
    dump.replaceAll(/"(podIP|hostIP|ip|nodeName)": "[^"]*7"/g, '"$1": "***HIDDEN***"'),
  ],
  ['with an escape in every name', dump.replaceAll('"name": "', '"name": "\\u0061')],
  ['with a password in every message', dump.replaceAll('"message": "', '"message": "password=hunter2 ')],
  ['with a key twice', dump.replaceAll('"uid": "', '"uid": "earlier", "uid": "')],
  ['with many restarts', dump.replaceAll('"restartCount": 0', '"restartCount": 1234567890')],
])('pods %s become the same objects, condensed or not', (_, text) => {
  expect(read(text, true)).toEqual(read(text, false));
});

test.each([
  ['as kubectl prints them', (text: string) => text],
  [
    'with a password in every message',
    (text: string) => text.replaceAll(/message: (?=\w)/g, 'message: password=hunter2 '),
  ],
  ['with redacted images', (text: string) => text.replaceAll(/@sha256:[0-9a-f]{3}/g, '@sha256:***HIDDEN***')],
  ['with keys in quotes', (text: string) => text.replaceAll(/^( +)name: /gm, '$1"name": ')],
])('pods in YAML %s become what they become one by one', (_, change) => {
  const text = change([...dumpText({ pods: 600, layout: 'yaml', managedFields: true })].join(''));
  const whole = withoutRows(text);
  expect(readYaml(text)).toEqual(whole);
  expect(whole.pods).toHaveLength(600);
});

test('pods become the same objects though the parts they speak of were forgotten since', () => {
  // Labels of 4 KB, of which a condenser keeps eight megabytes; annotations that are in no other pod.
  const items = Array.from({ length: 3000 }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `cart-${10_000 + index}`,
      namespace: 'shop',
      labels: { app: `cart-${index}`, filler: 'y'.repeat(4000) },
      annotations: { 'kubernetes.io/config.mirror': `${index}` },
      creationTimestamp: '2025-10-19T20:00:00Z',
    },
    spec: { nodeName: `node-${index % 50}`, containers: [{ name: 'cart', image: 'cart:1' }] },
    status: {
      phase: 'Running',
      startTime: '2025-10-19T20:00:01Z',
      containerStatuses: [
        { name: 'cart', imageID: `cart@${index % 7}`, ready: true, restartCount: index % 3, state: {} },
      ],
    },
  }));
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 4);
  expect(read(text, true)).toEqual(read(text, false));
});

test('a pod with more containers than a call takes arguments is read like any other', () => {
  const pod = (name: string, creationTimestamp: string, containerStatuses: readonly object[]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', creationTimestamp },
    status: { containerStatuses },
  });
  // Many that are younger, so that it is asked whether the last one is over.
  const young = Array.from({ length: 40 }, (_, index) =>
    pod(`cart-${10 + index}`, '2025-10-19T20:00:00Z', []),
  );
  const items = [
    ...young,
    pod(
      'till',
      '2025-10-01T20:00:00Z',
      Array.from({ length: 200_000 }, () => ({})),
    ),
  ];
  const { pods, newest } = read(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), true);
  expect(pods.at(-1)?.containers).toHaveLength(200_000);
  expect(newest?.at).toBe(Date.parse('2025-10-19T20:00:00Z'));
});

test('rules find the same in pods that were rows', () => {
  const found = [true, false].map((condensed) => {
    const builder = createClusterBuilder();
    take(builder, dump, condensed);
    const now = builder.newest()?.at ?? 0;
    return evaluate(RULES, cluster({ ...builder.objects(), capturedAll: true, now })).findings;
  });
  expect(found[0]?.length).toBeGreaterThan(50);
  expect(found[0]).toEqual(found[1]);
});

/** Pods of a few templates in a few states, with values now and then that no API server would print. */
const odd = fc.constantFrom<unknown>('', '-a', null, 7, [], {}, 'é', 'a\\b', '@3');
const mostly = (...values: readonly unknown[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...values) }, odd);
const moments = mostly(
  '2025-10-19T20:00:00Z',
  '2025-10-19T20:00:01Z',
  '2025-10-19T20:00:00.5Z',
  '0001-01-01T00:00:00Z',
  '2999-01-01T00:00:00Z',
);
const sometimes = (values: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const spec = {
  containers: mostly([{ name: 'cart', image: 'cart:1' }], [{ name: 'cart' }, { name: 'proxy' }]),
  initContainers: sometimes(mostly([{ name: 'proxy', restartPolicy: 'Always' }], [{ name: 'migrate' }])),
  nodeName: mostly('node-1', 'node-2'),
  hostname: sometimes(mostly('cart-0', 'cart-1')),
  affinity: sometimes(
    fc.constantFrom('node-1', 'node-2').map((name) => ({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [name] }] }],
        },
      },
    })),
  ),
};
const state = fc.oneof(
  fc.record({ running: fc.record({ startedAt: moments }) }),
  fc.constantFrom({ waiting: { reason: 'CrashLoopBackOff', message: 'password=hunter2' } }, {}),
  fc.record({ terminated: fc.record({ exitCode: fc.constantFrom(0, 137), finishedAt: moments }) }),
);
const statuses = fc.record({
  name: fc.constantFrom('cart', 'migrate'),
  imageID: mostly('cart@sha256:1', 'cart@sha256:2'),
  ready: fc.boolean(),
  restartCount: mostly(0, 0, 3),
  state,
  lastState: state,
});
const pods = fc.array(
  fc.record({
    metadata: fc.record({
      name: mostly('cart-a', 'cart-b', 'cart-c', 'cart-d', 'cart-e', 'cart-f'),
      namespace: mostly('shop', 'shop', 'bank'),
      uid: mostly('1', '2'),
      resourceVersion: mostly('7', '8'),
      creationTimestamp: moments,
      deletionTimestamp: sometimes(moments),
      labels: sometimes(mostly({ app: 'cart' }, { app: 'till' })),
      annotations: sometimes(mostly({ 'kubernetes.io/config.mirror': 'a' }, { note: 'b' })),
      ownerReferences: sometimes(mostly([{ kind: 'ReplicaSet', name: 'cart', controller: true }])),
      finalizers: sometimes(mostly(['a/b'])),
    }),
    spec: fc.record(spec),
    status: fc.record({
      phase: mostly('Running', 'Running', 'Pending'),
      reason: sometimes(mostly('Evicted')),
      podIP: sometimes(mostly('10.0.0.1', '10.0.0.2')),
      hostIP: sometimes(mostly('10.1.0.1')),
      startTime: sometimes(moments),
      conditions: fc.array(
        fc.record({
          type: fc.constantFrom('Ready', 'Initialized'),
          status: mostly('True', 'False'),
          lastTransitionTime: moments,
        }),
        { maxLength: 2 },
      ),
      containerStatuses: sometimes(fc.array(statuses, { maxLength: 2 })),
      initContainerStatuses: sometimes(fc.array(statuses, { maxLength: 1 })),
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('pods that are alike but for anything become the same objects, condensed or not', () => {
  fc.assert(
    fc.property(fc.array(pods, { minLength: 2, maxLength: 6 }), fc.nat(6), (templates, seed) => {
      // Each once more with the metadata of another, so that there are pods alike.
      const several = templates.flat();
      const items = several.flatMap((pod, index) =>
        [0, seed, seed + 1].map((step) => ({
          apiVersion: 'v1',
          kind: 'Pod',
          ...pod,
          metadata: several[(index + step) % several.length]?.metadata,
        })),
      );
      const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      const condensed = read(text, true);
      expect(condensed).toEqual(read(text, false));
      expect(JSON.stringify(condensed)).not.toContain('hunter2');
    }),
    { numRuns: 200, seed: 3 },
  );
});
