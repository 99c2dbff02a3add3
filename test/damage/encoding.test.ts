import { constants } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { createClusterBuilder } from '../../src/model/cluster-builder.ts';
import { plainRole } from '../../src/snapshot/layouts/plain.ts';
import { readFile } from '../../src/snapshot/read-file.ts';
import { healthy, list, namespace, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('shop', 'cart-1'), healthy('depot', 'stock-0')]);
const SPACES = list('Namespace', [namespace('shop'), namespace('depot')]);
const NODES = list('Node', [node('pi-worker')]);
/** Services whose selectors match nothing are a finding, but only where all pods are known. */
const LONELY = list('Service', [
  {
    metadata: { name: 'till', namespace: 'shop', creationTimestamp: '2025-10-01T00:00:00Z' },
    spec: { selector: { app: 'till' }, ports: [{ port: 80 }] },
  },
]);
/** What else is to be known before a Service is said to select nobody. */
const NONE = Object.fromEntries(
  ['v1/Endpoints', 'apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet'].map((name) => {
    const slash = name.lastIndexOf('/');
    const [apiVersion, kind] = [name.slice(0, slash), `${name.slice(slash + 1)}List`];
    return [`${kind}.json`, `${JSON.stringify({ apiVersion, kind, metadata: {}, items: [] })}\n`];
  }),
);
const YAML_PODS = ['cart-0', 'cart-1'].map(
  (name) => `- apiVersion: v1
  kind: Pod
  metadata:
    name: ${name}
    namespace: shop
    creationTimestamp: "2025-10-01T00:00:00Z"
  status:
    phase: Running
`,
);
const YAML = `apiVersion: v1\nitems:\n${YAML_PODS.join('')}kind: List\nmetadata: {}\n`;

describe.each([
  ['E1 UTF-16LE with mark', Buffer.from(`\ufeff${PODS}`, 'utf16le'), 'utf-16le'],
  ['E1 UTF-16BE with mark', Buffer.from(`\ufeff${PODS}`, 'utf16le').swap16(), 'utf-16be'],
  ['E2 UTF-16LE without mark', Buffer.from(PODS, 'utf16le'), 'utf-16le'],
  ['E2 UTF-16BE without mark', Buffer.from(PODS, 'utf16le').swap16(), 'utf-16be'],
  ['E3 UTF-8 with mark', Buffer.from(`\ufeff${PODS}`), 'utf-8 with BOM'],
  ['E4 CRLF', Buffer.from(PODS.replaceAll('\n', '\r\n')), 'utf-8'],
])('%s', (_, bytes, encoding) => {
  test('is read whole, and the ledger says what it was', async () => {
    const { file, source, outcome } = await damaged({ ...NONE, 'pods.json': bytes, 'svc.json': LONELY });
    expect(file('pods.json')).toMatchObject({ encoding, format: 'JSON', problems: [] });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 3 });
    expect(outcome('service-without-pods')).toBe('found');
  });
});

test('E1 a table from PowerShell is decoded before its columns are measured', async () => {
  const table =
    'NAME        CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \r\npi-worker   250m         6%       1200Mi          15%         \r\n';
  const bytes = Buffer.from(`\ufeff${table}`, 'utf16le');
  const { cluster, file } = await damaged({ 'nodes.json': NODES, 'top.txt': bytes });
  expect(file('top.txt')).toMatchObject({ encoding: 'utf-16le', format: 'kubectl top nodes' });
  expect(cluster.nodeMetrics).toMatchObject([{ name: 'pi-worker', cpu: 0.25, cpuPercent: 6 }]);
});

test('E4 CRLF in YAML and in a table', async () => {
  const table =
    'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \n';
  const { cluster } = await damaged({
    'pods.yaml': YAML.replaceAll('\n', '\r\n'),
    'top.txt': table.replaceAll('\n', '\r\n'),
  });
  expect(cluster.pods.map(({ meta, phase }) => [meta.name, phase])).toEqual([
    ['cart-0', 'Running'],
    ['cart-1', 'Running'],
  ]);
  expect(cluster.podMetrics).toMatchObject([{ namespace: 'shop', pod: 'cart-0', memory: 120 * 1024 ** 2 }]);
});

describe('E5 terminal colours', () => {
  test('around a warning of client-go', async () => {
    const warning = '\u001b[33;1mWarning:\u001b[0m v1 ComponentStatus is deprecated in v1.19+\n';
    const { source, said } = await damaged({ 'pods.json': warning + PODS });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 3 });
    expect(said('pods.json')).toContain('no data');
  });

  test('all over the JSON, as jq prints it', async () => {
    const coloured = PODS.replaceAll(/"(\w+)":/g, '\u001b[34;1m"$1"\u001b[0m\u001b[1;39m:\u001b[0m');
    const { source, file } = await damaged({ 'pods.json': coloured });
    expect(file('pods.json')).toMatchObject({ format: 'JSON', problems: [] });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 3 });
  });

  test('in a table', async () => {
    const table =
      '\u001b[1mNAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\u001b[0m\npi-worker   \u001b[32m250m\u001b[0m         6%     1200Mi          15%\n';
    const { cluster } = await damaged({ 'nodes.json': NODES, 'top.txt': table });
    expect(cluster.nodeMetrics).toMatchObject([{ name: 'pi-worker', cpu: 0.25, memoryPercent: 15 }]);
  });
});

test('E6 a file without a byte is a failed capture, and nothing is concluded from it', async () => {
  const { source, said, outcome } = await damaged({
    'pods.json': '',
    'nodes.json': NODES,
    'namespaces.json': SPACES,
    'svc.json': LONELY,
  });
  expect(source('pods')).toMatchObject({ state: 'failed', count: 0, reason: 'pods.json is empty' });
  expect(said('pods.json')).toMatch(/^warning: no bytes/);
  for (const rule of [
    'service-without-pods',
    'empty-namespace',
    'missing-replicas',
    'crash-looping-container',
  ])
    expect([rule, outcome(rule)]).toEqual([rule, 'not evaluated']);
});

test('E6 an empty list is another thing: there are none', async () => {
  const { source, outcome } = await damaged({ 'pods.json': list('Pod', []), 'svc.json': LONELY });
  expect(source('pods')).toMatchObject({ state: 'empty', count: 0 });
  expect(outcome('crash-looping-container')).toBe('clear');
});

test('E7 a file longer than any string of V8 is read item by item', async () => {
  const annotation = Buffer.alloc(4 * 1024 * 1024, 'a');
  const pods = Math.ceil(constants.MAX_STRING_LENGTH / annotation.length) + 1;
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < pods; index++) {
      const name = `{"name":"cart-${index}","namespace":"shop","annotations":{"manifest":"`;
      yield Buffer.from(
        `${index === 0 ? '{"kind":"PodList","apiVersion":"v1","items":[' : ','}{"metadata":${name}`,
      );
      yield annotation;
      yield Buffer.from('"}}}');
    }
    yield Buffer.from(']}');
  }
  const builder = createClusterBuilder();
  const file = { path: 'pods.json', bytes: pods * annotation.length, open, missing: () => null };
  const entry = await readFile(file, { role: plainRole('pods.json'), layout: null }, builder, {
    namespaces: null,
    scope: 'unknown',
  });
  expect(builder.objects().pods).toHaveLength(pods);
  expect(entry.states('pods')).toEqual(['captured']);
});

describe('E8 what is cut', () => {
  test.each([
    ['JSON inside an item', 'pods.json', PODS.slice(0, PODS.indexOf('stock-0')), 2],
    ['JSON between items', 'pods.json', PODS.slice(0, PODS.lastIndexOf('\n    ],')), 3],
    ['JSON on one line', 'pods.json', JSON.stringify(JSON.parse(PODS)).slice(0, -300), 2],
    [
      'YAML with its kind first, inside a line',
      'pods.yaml',
      `kind: List\napiVersion: v1\nitems:\n${YAML_PODS.join('')}`.slice(0, -4),
      1,
    ],
    ['YAML inside an item', 'pods.yaml', YAML.slice(0, YAML.indexOf('  name: cart-1')), 1],
    // Its last item may be cut as well, and nobody can tell.
    ['YAML between items', 'pods.yaml', YAML.slice(0, YAML.indexOf('kind: List')), 1],
  ])('%s: complete items stay, the kind is partial, and nothing is absent', async (_, path, bytes, count) => {
    const { source, said, outcome } = await damaged({ [path]: bytes, 'svc.json': LONELY });
    expect(source('pods')).toMatchObject({ state: 'partial', count });
    expect(said(path)).toMatch(/^error: .*(complete item|ends)/);
    expect(outcome('service-without-pods')).toBe('not evaluated');
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  });

  test.each([1, 7, 40, 200, 333, 500, 900])('after any %i bytes of JSON nothing crashes', async (bytes) => {
    const { audit } = await damaged({ 'pods.json': PODS.slice(0, bytes), 'nodes.json': NODES });
    expect(audit.rules.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    expect(audit.findings.filter(({ rule }) => rule === 'empty-namespace')).toEqual([]);
  });
});

describe('E10 one object twice', () => {
  const both = { 'a/pods.json': PODS, 'b/pods.json': PODS };

  test('the same object in two files is one, and counted', async () => {
    const { source, file } = await damaged(both);
    expect(source('pods')).toMatchObject({ count: 3, duplicates: 3 });
    expect(file('b/pods.json').problems).toEqual([]);
  });

  test('of two states the newer resourceVersion is kept, whatever the order of the files', async () => {
    const state = (phase: string, resourceVersion: string) =>
      list('Pod', [
        {
          metadata: {
            name: 'cart-0',
            namespace: 'shop',
            uid: 'u',
            resourceVersion,
            creationTimestamp: '2025-10-01T00:00:00Z',
          },
          status: { phase },
        },
      ]);
    for (const [a, b] of [
      ['999', '1000'],
      ['1000', '999'],
    ] as const) {
      const { cluster } = await damaged({
        'a.json': state(a === '1000' ? 'Failed' : 'Running', a),
        'b.json': state(b === '1000' ? 'Failed' : 'Running', b),
      });
      expect(cluster.pods.map(({ phase }) => phase)).toEqual(['Failed']);
    }
  });

  test('two uids by one name are captures of two times, and said so', async () => {
    const { said } = await damaged({
      ...both,
      'b/pods.json': PODS.replaceAll('uid-shop-cart-0', 'uid-later'),
    });
    expect(said('b/pods.json')).toMatch(
      /warning: Pod shop\/cart-0 was captured twice, and the two are different objects/,
    );
  });

  test('without uids, two births by one name are of two objects', async () => {
    const space = (born: string) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [
          { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', creationTimestamp: born } },
          { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'depot', creationTimestamp: born } },
        ],
      });
    const { said } = await damaged({
      'a/namespaces.json': space('2025-01-01T00:00:00Z'),
      'b/namespaces.json': space('2025-02-01T00:00:00Z'),
    });
    expect(said('b/namespaces.json')).toMatch(/warning: Namespace shop was captured twice, and the two are/);
  });

  test('a static pod of the kubelet and its mirror in the API are one pod of one time', async () => {
    const hash = 'e3dfb56be52fd5d4edac79e70e0430f8';
    const mirror = healthy('kube-system', 'etcd-pi-master');
    const meta = { name: 'etcd-pi-master', namespace: 'kube-system' };
    const { cluster, source, file } = await damaged({
      'pods.json': list('Pod', [
        {
          ...mirror,
          metadata: {
            ...meta,
            uid: '11d454af-149d-40a5-9529-be58b54181ca',
            creationTimestamp: '2025-10-01T00:00:00Z',
            annotations: { 'kubernetes.io/config.mirror': hash, 'kubernetes.io/config.hash': hash },
          },
        },
      ]),
      'kubelet/pods': JSON.stringify({
        kind: 'PodList',
        apiVersion: 'v1',
        metadata: {},
        items: [
          {
            ...mirror,
            metadata: {
              ...meta,
              uid: hash,
              creationTimestamp: null,
              annotations: { 'kubernetes.io/config.hash': hash, 'kubernetes.io/config.source': 'file' },
            },
          },
        ],
      }),
    });
    expect(source('pods')).toMatchObject({ count: 1, duplicates: 1 });
    expect(cluster.pods[0]?.meta.source.file).toBe('pods.json');
    expect([...file('pods.json').problems, ...file('kubelet/pods').problems]).toEqual([]);
  });
});

test('S13 a file that cannot be read does not stop the others', async () => {
  const { source, file } = await damaged({
    'a.json': '{"kind":"List","items":[{]}',
    'b.yaml': 'kind: [\n  - {',
    'c.bin': Buffer.from([0, 1, 2, 3, 0, 0, 0, 9]),
    'pods.json': PODS,
  });
  expect(source('pods')).toMatchObject({ state: 'captured', count: 3 });
  expect(file('c.bin').format).toBe('binary');
  for (const path of ['a.json', 'b.yaml', 'c.bin']) expect(file(path).problems).not.toEqual([]);
});
