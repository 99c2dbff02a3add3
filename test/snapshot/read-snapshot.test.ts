import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { healthy, list, namespace, node, write } from '../cli/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ALL = { namespaces: null, capturedAt: null };
const POD_LOG = '2025-10-19T19:40:00Z dial tcp 10.96.0.10:5432: connect: connection refused\n';
const TOP_NODES =
  'NAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\npi-worker   250m         6%     1200Mi          15%\n';
const TOP_PODS =
  'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)\nshop        cart-0   25m          120Mi\ndepot       stock-0  <unknown>    <unknown>\n';

const FILES = {
  'nodes.json': list('Node', [node('pi-worker')]),
  'deep/er/whatever': list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]),
  'namespaces.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: depot}\n',
  'top-nodes.txt': TOP_NODES,
  'top-pods.txt': TOP_PODS,
  'version.txt': 'Client Version: v1.31.2\nServer Version: v1.30.1\n',
  'logs/shop_cart-0_web.log': POD_LOG,
  'brief.yaml': 'report: {}\n',
  'expected.yaml': 'verdict: healthy\n',
};

test('a directory of all kinds of files becomes one cluster', async () => {
  const { cluster, ledger } = await readSnapshot(write(join(folder, 'all'), FILES), ALL);
  expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['stock-0', 'cart-0']);
  expect(cluster.namespaces).toHaveLength(2);
  expect(cluster.nodeMetrics).toMatchObject([{ name: 'pi-worker' }]);
  expect(cluster.podMetrics.map(({ pod }) => pod)).toEqual(expect.arrayContaining(['cart-0']));
  expect(cluster.version).not.toBeNull();
  expect(cluster.logs).toMatchObject([{ namespace: 'shop', pod: 'cart-0', container: 'web' }]);
  expect(ledger.files.map(({ path, format }) => [path, format])).toEqual([
    ['deep/er/whatever', 'JSON'],
    ['logs/shop_cart-0_web.log', 'log'],
    ['namespaces.yaml', 'YAML'],
    ['nodes.json', 'JSON'],
    ['top-nodes.txt', 'kubectl top nodes'],
    ['top-pods.txt', 'kubectl top pods'],
    ['version.txt', 'kubectl version'],
  ]);
});

test('file times are nothing to go by', async () => {
  const capture = write(join(folder, 'times'), FILES);
  const before = await readSnapshot(capture, ALL);
  for (const path of Object.keys(FILES)) utimesSync(join(capture, path), 1, 1);
  expect((await readSnapshot(capture, ALL)).ledger).toEqual(before.ledger);
});

test.each([
  [
    '--captured-at',
    Date.UTC(2026, 0, 1),
    { 'captured-at.txt': '2025-12-01T00:00:00Z' },
    '2026-01-01',
    'option',
  ],
  [
    'the manifest',
    null,
    { 'snapshot.yaml': 'capturedAt: 2025-11-01T00:00:00Z\n', 'captured-at.txt': '2025-12-01T00:00:00Z' },
    '2025-11-01',
    'snapshot.yaml',
  ],
  ['a marker', null, { 'captured-at.txt': '2025-12-01T00:00:00Z' }, '2025-12-01', 'marker'],
  ['the newest object', null, {}, '2025-10-01', 'newest timestamp'],
] as const)('captured when %s says', async (name, capturedAt, more, day, source) => {
  const capture = write(join(folder, `when-${source}`), { 'nodes.json': FILES['nodes.json'], ...more });
  const { cluster, ledger } = await readSnapshot(capture, { namespaces: null, capturedAt });
  expect([name, new Date(cluster.now).toISOString().slice(0, 10)]).toEqual([name, day]);
  expect(ledger.captureTime).toMatchObject({ at: cluster.now, source });
});

test('without any time there is none', async () => {
  const capture = write(join(folder, 'timeless'), {
    'x.json': list('Namespace', [{ metadata: { name: 'shop' } }]),
  });
  const { cluster, ledger } = await readSnapshot(capture, ALL);
  expect(ledger.captureTime).toMatchObject({ at: null, source: 'none' });
  expect(cluster.now).toBe(0);
});

test('scope: cluster makes a list of one namespace a list of all', async () => {
  const pods = list('Pod', [healthy('shop', 'cart-0')]);
  const spaces = list('Namespace', [namespace('shop'), namespace('depot')]);
  const files = { 'pods.json': pods, 'namespaces.json': spaces };
  const unsaid = await readSnapshot(write(join(folder, 'unsaid'), files), ALL);
  expect(unsaid.cluster.captured.all('pods')).toBe(false);
  const said = await readSnapshot(
    write(join(folder, 'said'), { ...files, 'snapshot.yaml': 'scope: cluster\n' }),
    ALL,
  );
  expect(said.cluster.captured.all('pods')).toBe(true);
});

test('narrowed: objects, metrics and logs of other namespaces stay out', async () => {
  const capture = write(join(folder, 'narrow'), FILES);
  const { cluster } = await readSnapshot(capture, { namespaces: ['depot'], capturedAt: null });
  expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['stock-0']);
  expect(cluster.namespaces.map(({ meta }) => meta.name)).toEqual(['depot']);
  expect(cluster.podMetrics.filter(({ pod }) => pod === 'cart-0')).toEqual([]);
  expect(cluster.logs).toEqual([]);
  expect(cluster.nodes).toHaveLength(1);
  await expect(readSnapshot(capture, { namespaces: ['attic'], capturedAt: null })).rejects.toThrow(
    /^nothing in .* is in namespace attic;/,
  );
});

test('a log of JSON lines is a log', async () => {
  const line = '{"level":"error","msg":"dial tcp 10.96.0.10:5432: connect: connection refused"}\n';
  const capture = write(join(folder, 'json-log'), { ...FILES, 'logs/shop_cart-0_web.log': line });
  const { cluster } = await readSnapshot(capture, ALL);
  expect(cluster.logs[0]?.matches).toHaveLength(1);
});

test('an empty log is no failure of anything', async () => {
  const path = 'namespaces/shop/pods/ingress/ingress/ingress/logs/previous.log';
  const { ledger } = await readSnapshot(write(join(folder, 'empty-log'), { ...FILES, [path]: '' }), ALL);
  expect(ledger.files.find((file) => file.path === path)?.problems).toMatchObject([{ level: 'note' }]);
  expect(ledger.sources.filter(({ state }) => state === 'failed')).toEqual([]);
});
