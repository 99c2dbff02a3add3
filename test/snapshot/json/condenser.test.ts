import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonOf } from '../../../src/model/common-part.ts';
import { record, records } from '../../../src/model/json.ts';
import { Timed } from '../../../src/model/timed.ts';
import { collected } from './collected.ts';
import { kept } from './kept.ts';
import { whole } from './whole.ts';

/** What a pod's names, times and texts are made of: few of each, so that pods have much in common. */
const names = fc.constantFrom(
  'cart',
  'checkout',
  'web-0',
  'kube-api-access-x7x7x',
  'kube-api-access-',
  'Pod',
);
const times = fc.constantFrom(
  '2025-11-12T22:22:29Z',
  '2024-02-29T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2025-13-01T00:00:00Z',
  '2025-11-31T00:00:00Z',
  '2025-11-12T22:22:29.123456Z',
  '@0',
  'soon',
  null,
);
const texts = fc.oneof(
  names,
  times,
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\u0000',
    'é',
    '😀',
    '\ufffd',
    '@',
    '@1',
    '@12',
    'x'.repeat(40),
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const anything = fc.oneof(
  texts,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, {}, [], [{}], { name: 'kube-api-access-abcde' }),
);
const some = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 3 });
const partial = (members: Record<string, fc.Arbitrary<unknown>>) => fc.record(members, { requiredKeys: [] });

const condition = partial({
  type: names,
  status: texts,
  lastTransitionTime: times,
  lastHeartbeatTime: times,
  lastProbeTime: times,
  message: texts,
});
const containerStatus = partial({
  name: names,
  containerID: texts,
  imageID: texts,
  restartCount: anything,
  state: fc.oneof(anything, fc.record({ running: fc.record({ startedAt: times }) })),
  lastState: fc.record({ terminated: fc.record({ startedAt: times, finishedAt: times, message: texts }) }),
});
const container = partial({
  name: names,
  image: texts,
  env: some(fc.record({ name: names, value: texts })),
  volumeMounts: some(fc.record({ mountPath: texts, name: names })),
});
const item = partial({
  apiVersion: fc.constantFrom('v1', 'apps/v1'),
  kind: fc.constantFrom('Pod', 'Pod', 'Pod', 'ReplicaSet', 'Node'),
  metadata: fc.oneof(
    {
      weight: 9,
      arbitrary: partial({
        name: names,
        namespace: texts,
        generateName: anything,
        uid: texts,
        resourceVersion: anything,
        labels: fc.dictionary(names, texts),
        annotations: anything,
        managedFields: anything,
        ownerReferences: some(anything),
        creationTimestamp: times,
      }),
    },
    anything,
  ),
  spec: fc.oneof(
    {
      weight: 9,
      arbitrary: partial({
        nodeName: names,
        hostname: names,
        affinity: anything,
        containers: some(container),
        volumes: some(fc.record({ name: names, secret: anything })),
        tolerations: some(anything),
        priority: anything,
        template: anything,
      }),
    },
    anything,
  ),
  status: fc.oneof(
    {
      weight: 9,
      arbitrary: partial({
        phase: names,
        podIP: texts,
        hostIP: anything,
        startTime: times,
        podIPs: some(anything),
        conditions: fc.oneof({ weight: 5, arbitrary: some(condition) }, anything),
        containerStatuses: some(containerStatus),
        images: anything,
      }),
    },
    anything,
  ),
});
const lists = some(fc.tuple(item, fc.integer({ min: 1, max: 4 }))).map((entries) =>
  entries.flatMap(([one, count]) => Array.from({ length: count }, () => one)),
);

/** The text of a list in which duplicate keys, escapes and broken bytes may stand. */
const files = fc
  .tuple(
    lists,
    fc.constantFrom(0, 2, 4),
    some(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', '"kind":"Pod",', '\\u0073', '\\ud800', '\xff', ',', '}', '1', ' '),
      ),
    ),
  )
  .map(([items, indent, edits]) => {
    let text = Buffer.from(JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, null, indent)).toString(
      'latin1',
    );
    for (const [at, inserted] of edits) {
      const from = at % (text.length + 1);
      text = text.slice(0, from) + inserted + text.slice(from);
    }
    return Buffer.from(text, 'latin1');
  });

test('items that were condensed are what JSON.parse makes of them, but for what is dropped', () => {
  fc.assert(
    fc.property(files, (file) => {
      const condensed = collected(file, { condenseFrom: 0 });
      const plain = collected(file, { condenseFrom: Number.POSITIVE_INFINITY });
      // How much of a broken file is saved may differ, that it is broken may not.
      expect(condensed.problems.length > 0).toBe(plain.problems.length > 0);
      if (plain.problems.length > 0) return;
      expect(condensed.items.map(whole).map(kept)).toStrictEqual(plain.items.map(kept));
      expect(condensed.documents).toStrictEqual(plain.documents);
      expect(condensed.noise).toStrictEqual(plain.noise);
    }),
    { numRuns: 1500, seed: 11 },
  );
});

/** Pods that differ where rows and variables say so, and a few that do not fit. */
const fields = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('', 'a', 'cart-7', 'é', 'a\\b', '@3', '"') },
  anything,
);
const podList = fc.array(
  fc.record({
    name: fields,
    namespace: fields,
    uid: fields,
    node: fields,
    time: times,
    image: fields,
    restarts: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown>(0, 7, 123456789, 1234567890, -1, 1.5, 1e3) },
      anything,
    ),
    annotations: fc.constantFrom<unknown>(null, {}, { note: 'a' }, { note: 'b' }, [1]),
    shape: fc.constantFrom(0, 0, 0, 1, 2),
  }),
  { minLength: 3, maxLength: 12 },
);

test('pods that are rows are what JSON.parse makes of them', () => {
  fc.assert(
    fc.property(podList, fc.constantFrom(0, 4), (pods, indent) => {
      const items = pods.map((pod) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          annotations: pod.annotations,
          creationTimestamp: pod.time,
          generateName: 'cart-',
          name: pod.name,
          namespace: pod.namespace,
          uid: pod.uid,
        },
        ...(pod.shape === 2 ? {} : { spec: { containers: [{ name: 'cart' }], nodeName: pod.node } }),
        status: {
          containerStatuses: [
            {
              imageID: pod.image,
              ...(pod.shape === 1 ? { state: { running: { startedAt: pod.time } } } : {}),
              restartCount: pod.restarts,
            },
          ],
          podIP: pod.uid,
          startTime: pod.time,
        },
      }));
      const file = Buffer.from(JSON.stringify({ items }, null, indent));
      const { items: read, problems } = collected(file, { condenseFrom: 0 });
      expect(problems).toEqual([]);
      expect(read.map(whole).map(kept)).toStrictEqual(items.map(kept));
    }),
    { numRuns: 600, seed: 5 },
  );
});

test('pods of a template have its spec as one object, and keep what is their own', () => {
  const spec = { containers: [{ name: 'cart', image: 'cart:1' }], priority: 1 };
  const pods = ['a', 'b', 'c'].map((name) => ({
    kind: 'Pod',
    metadata: { name },
    spec: { ...spec, nodeName: `node-${name}` },
  }));
  const specs = collected(JSON.stringify({ items: pods }), { condenseFrom: 0 }).items.map((one) =>
    record(record(one).spec),
  );
  expect(new Set(specs.map(commonOf)).size).toBe(1);
  expect(specs.map(({ nodeName }) => nodeName)).toEqual(['node-a', 'node-b', 'node-c']);
});

test('conditions that differ in their times alone are one object with times', () => {
  const pods = [10, 20].map((second) => ({
    kind: 'Pod',
    metadata: { name: `cart-${second}` },
    status: {
      conditions: [{ lastTransitionTime: `2025-10-19T20:00:${second}Z`, status: 'True', type: 'Ready' }],
    },
  }));
  const read = collected(JSON.stringify({ items: pods }), { condenseFrom: 0 }).items.map(
    (one) => record(record(one).status).conditions,
  );
  const timed = read.filter((conditions) => conditions instanceof Timed);
  expect(new Set(timed.map(({ part }) => part)).size).toBe(1);
  expect(timed.map((one) => one.values)).toEqual([
    [Date.UTC(2025, 9, 19, 20, 0, 10)],
    [Date.UTC(2025, 9, 19, 20, 0, 20)],
  ]);
});

test('parts are forgotten when there are too many, and the items stay right', () => {
  const pods = Array.from({ length: 20_000 }, (_, index) => ({
    kind: 'Pod',
    metadata: { name: `cart-${index}` },
    spec: { containers: [{ name: 'cart', image: `cart:${index}`, args: ['x'.repeat(1000)] }] },
  }));
  const { items, problems } = collected(JSON.stringify({ items: pods }), { condenseFrom: 0 });
  expect(problems).toEqual([]);
  expect(items.map((one) => record(records(record(record(whole(one)).spec).containers)[0]).image)).toEqual(
    pods.map((_, index) => `cart:${index}`),
  );
});

test('a broken list reads the same when its parts are known already', () => {
  const pods = Array.from({ length: 5 }, (_, index) => ({
    kind: 'Pod',
    // Written as it stands the first time, and as a part from then on.
    metadata: { annotations: { note: `${index}${'y'.repeat(70_000)}` }, name: `cart-${index}` },
  }));
  const broken = JSON.stringify({ items: pods }).replace('"cart-2"', '"cart-2');
  const read = () => collected(broken, { condenseFrom: 0 }).calls.map(compared);
  const first = read();
  expect(read()).toEqual(first);
});

function compared([kind, value, ...rest]: readonly unknown[]): unknown {
  return [kind, kind === 'item' ? whole(value) : value, ...rest];
}
