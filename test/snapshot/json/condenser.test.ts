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

/** A pod with all that a pod may have of its own and still be like another. */
function templatePod(index: number) {
  const time = `2025-11-12T22:22:${10 + index}Z`;
  const volume = `kube-api-access-x7x7${index}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: { ip: `10.0.0.${index % 3}` },
      creationTimestamp: time,
      generateName: 'cart-',
      labels: { app: 'cart' },
      managedFields: [{ time }],
      name: `cart-${index}`,
      namespace: 'shop',
      ownerReferences: [{ name: 'cart' }],
    },
    spec: {
      containers: [{ env: [{ name: 'A', value: '1' }], name: 'cart', volumeMounts: [{ name: volume }] }],
      nodeName: `node-${index % 2}`,
      volumes: [{ name: volume }],
    },
    status: {
      conditions: [{ lastTransitionTime: time, status: 'True', type: 'Ready' }],
      containerStatuses: [
        {
          containerID: `c://${index}`,
          imageID: `cart@${index % 2}`,
          restartCount: index,
          state: { running: { startedAt: time } },
        },
      ],
      hostIP: '10.1.0.1',
      phase: 'Running',
      podIPs: [{ ip: `10.0.0.${index}` }],
      startTime: time,
    },
  };
}

/** What is put into the text of a list, and how many bytes it takes the place of. */
const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(
      fc.constantFrom(
        '',
        '"',
        '\\',
        '\\u0041',
        ',',
        '}',
        '0',
        '9',
        '.',
        '-',
        '@',
        ' ',
        '\n',
        '\u001b',
        'é',
        '\xff',
      ),
      fc.constantFrom('"x":1,', '{}', 'null', '"kind":"Pod",', '"2025-13-01T00:00:00Z"'),
      fc.string({ unit: 'binary-ascii', maxLength: 2 }),
    ),
  ),
  { maxLength: 3 },
);

test('pods that are like the one before but for a few bytes are what JSON.parse makes of them', () => {
  const most = 8;
  fc.assert(
    fc.property(fc.integer({ min: 2, max: most }), fc.constantFrom(0, 4), edits, (count, indent, changes) => {
      const items = Array.from({ length: count }, (_, index) => templatePod(index));
      let text = JSON.stringify({ items }, null, indent);
      for (const [at, removed, inserted] of changes) {
        const from = at % text.length;
        text = text.slice(0, from) + inserted + text.slice(from + removed);
      }
      const file = Buffer.from(text, 'latin1');
      const condensed = collected(file, { condenseFrom: 0 });
      const plain = collected(file, { condenseFrom: Number.POSITIVE_INFINITY });
      expect(condensed.problems.length > 0).toBe(plain.problems.length > 0);
      if (plain.problems.length > 0) return;
      expect(condensed.items.map(whole).map(kept)).toStrictEqual(plain.items.map(kept));
    }),
    { numRuns: 1000, seed: 3 },
  );
});

test.each<[string, string]>([
  ['"restartCount":4', '"restartCount":04'],
  ['"restartCount":4', '"restartCount":0'],
  ['"restartCount":4', '"restartCount":4.5'],
  ['"restartCount":4', '"restartCount":-4'],
  ['"restartCount":4', '"restartCount":1234567890'],
  ['"restartCount":4', '"restartCount":"4"'],
  ['"startedAt":"2025-11-12T22:22:14Z', '"startedAt":"2025-11-12T22:22:14ZZ'],
  ['"startedAt":"2025-11-12T22:22:14Z', '"startedAt":"2025-11-12T22:22:64Z'],
  ['"startedAt":"2025-11-12T22:22:14Z"', '"startedAt":"2025-11-12T22:22:14Z}'],
  ['"startedAt":"2025-11-12T22:22:14Z"', '"startedAt":null'],
  ['"startTime":"2025-11-12T22:22:14Z"', '"startTime":null'],
  ['"imageID":"cart@0"', '"imageID":"@0"'],
  ['"imageID":"cart@0"', '"imageID":"c\\u0061rt"'],
  ['"imageID":"cart@0"', '"imageID":["cart@0"]'],
  ['"containerID":"c://4"', '"containerID":{"imageID":"cart@0"}'],
  ['"containerID":"c://4"', '"containerID":'],
  ['"name":"cart-4"', '"name":"c\\"art"'],
  ['"name":"cart-4"', '"name":"é"'],
  ['"name":"cart-4"', '"name":"a\tb"'],
  ['"nodeName":"node-0"', '"nodeName":"node-0'],
  ['kube-api-access-x7x74', 'kube-api-access-X7X74'],
  ['kube-api-access-x7x74', 'kube-api-access-x7x7'],
  ['{"app":"cart"}', '{"app":"é"}'],
  ['{"app":"cart"}', '[]'],
  ['{"app":"cart"}', 'null'],
  ['{"ip":"10.0.0.1"}', '{"ip":"10.0.0.9"}'],
  ['{"ip":"10.0.0.1"}', '{}'],
  ['"podIPs":[{"ip":"10.0.0.4"}]', '"podIPs":[{"ip":"10.0.0.4"]'],
  ['"podIPs":[{"ip":"10.0.0.4"}]', '"podIPs":[{"volumes":[{"name":"kube-api-access-x7x7x"}]}]'],
  ['"kind":"Pod"', '"kind":"Node"'],
  ['"phase":"Running"', '"phase":"Running","phase":"Failed"'],
])('a pod after others like it is read with %s as %s', (was, is) => {
  const texts = [0, 1, 2, 3, 4, 5, 6].map((index) => JSON.stringify(templatePod(index)));
  const changed = texts.map((text, index) => (index === 4 ? text.replace(was, is) : text));
  expect(changed).not.toEqual(texts);
  const file = Buffer.from(`{"items":[${changed.join()}]}`, 'utf8');
  const condensed = collected(file, { condenseFrom: 0 });
  const plain = collected(file, { condenseFrom: Number.POSITIVE_INFINITY });
  expect(condensed.problems).toEqual(plain.problems);
  expect(condensed.items.map(whole).map(kept)).toStrictEqual(plain.items.map(kept));
});

test('what a pod has of its own may stand in parts and in what is dropped', () => {
  const items = [0, 1, 2, 3].map((index) => {
    const pod = templatePod(index);
    const [volume] = pod.spec.volumes;
    const [status] = pod.status.containerStatuses;
    return {
      ...pod,
      spec: { affinity: { a: { volumes: [volume] } }, ...pod.spec },
      status: {
        ...pod.status,
        containerStatuses: [
          { ...status, containerID: { imageID: `cart@${index}` }, imageID: `cart-${index}` },
        ],
      },
    };
  });
  const { items: read, problems } = collected(JSON.stringify({ items }), { condenseFrom: 0 });
  expect(problems).toEqual([]);
  expect(read.map(whole).map(kept)).toStrictEqual(items.map(kept));
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
