import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { auditOf } from '../src/analysis/audit-of.ts';
import { EMPTY_BRIEF } from '../src/report/brief/empty-brief.ts';
import { pageOf } from '../src/report/page-of.ts';
import { RULES } from '../src/rules/catalogue.ts';
import { readSnapshot, type Snapshot } from '../src/snapshot/read-snapshot.ts';
import { healthy, list, namespace, node, write } from './cli/shop.ts';
import { failuresOf } from './fuzz/checks/check.ts';
import { hostileText } from './report/markdown/hostile-text.ts';

/** What a capture of hostile files is, beside a list of nodes that must not suffer from them. */
async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<Snapshot> {
  return readSnapshot(folderOf(files), { namespaces: null, capturedAt: null });
}

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-hostile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return write(folder, { 'nodes.json': NODES, ...files });
}

const NODES = list('Node', [node('pi-worker')]);

/** The promises that `npm run fuzz` checks, kept: no crash, no control characters, no pollution, twice the same. */
async function expectNoHarm(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  expect(await failuresOf({ path: folderOf(files), cut: [], canaries: [], quick: true })).toEqual([]);
}

function page({ cluster, ledger }: Snapshot): string {
  const audit = auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' });
  return pageOf({ audit, brief: EMPTY_BRIEF, kind: 'infrastructure', format: 'md', minSeverity: null });
}

const problems = ({ ledger }: Snapshot, path: string) =>
  ledger.files.find((file) => file.path === path)?.problems.map(({ level }) => level) ?? [];

describe('nesting without end', () => {
  const DEPTH = 100_000;
  const cart = (spec: string) =>
    `{"kind":"List","apiVersion":"v1","items":[{"kind":"Pod","apiVersion":"v1","metadata":{"name":"cart-0","namespace":"shop"},"spec":${spec}},${JSON.stringify({ kind: 'Pod', apiVersion: 'v1', ...healthy('shop', 'cart-1') })}]}`;
  const nested = (open: string, close: string, inner = '') =>
    `${open.repeat(DEPTH)}${inner}${close.repeat(DEPTH)}`;

  test.each([
    ['arrays in a pod', cart(nested('[', ']'))],
    ['objects in a pod', cart(nested('{"a":', '}', '1'))],
    ['arrays in a list of containers', cart(`{"containers":[${nested('[', ']')}]}`)],
    ['arrays in its status', cart(`{},"status":${nested('[', ']')}`)],
    ['objects in its status', cart(`{},"status":${nested('{"status":', '}', '1')}`)],
    ['objects in its labels', cart(`{},"metadata":{"name":"a","labels":${nested('{"a":', '}', '1')}}`)],
    [
      'objects in its annotations',
      cart(`{},"metadata":{"name":"a","annotations":${nested('{"a":', '}', '1')}}`),
    ],
  ])('JSON: %s; the pod after it is read', async (_, text) => {
    const snapshot = await read({ 'pods.json': text });
    expect(snapshot.cluster.nodes).toHaveLength(1);
    expect(snapshot.cluster.pods.map(({ meta }) => meta.name)).toContain('cart-1');
    await expectNoHarm({ 'pods.json': text });
  });

  test.each([
    ['JSON that opens and never closes', 'pods.json', '['.repeat(DEPTH)],
    ['JSON objects that never close', 'pods.json', '{"items":'.repeat(DEPTH)],
    ['a flow of YAML', 'pods.yaml', `kind: Pod\nspec: ${nested('[', ']')}\n`],
    ['a flow of YAML that never closes', 'pods.yaml', `kind: Pod\nspec: ${'{a: '.repeat(DEPTH)}`],
    [
      'blocks of YAML',
      'pods.yaml',
      `kind: Pod\n${Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')}\n`,
    ],
    ['dashes', 'pods.yaml', `kind: Pod\nspec:\n${'- '.repeat(DEPTH)}x\n`],
  ])('%s: what is lost is said, and the nodes are read', async (_, path, text) => {
    const snapshot = await read({ [path]: text });
    expect(snapshot.cluster.nodes).toHaveLength(1);
    expect(problems(snapshot, path)).not.toEqual([]);
    expect(snapshot.cluster.captured.state('pods')).not.toBe('captured');
    await expectNoHarm({ [path]: text });
  });
});

describe('texts of many megabytes', { timeout: 60_000 }, () => {
  const MEBIBYTE = 1024 * 1024;
  const waiting = (message: string) => ({
    ...healthy('shop', 'cart-0'),
    status: { phase: 'Failed', reason: 'Evicted', message },
  });

  test('a message of 50 MB is read, and its page stays a page', async () => {
    const snapshot = await read({ 'pods.json': list('Pod', [waiting('x '.repeat(25 * MEBIBYTE))]) });
    expect(snapshot.cluster.pods).toHaveLength(1);
    expect(page(snapshot).length).toBeLessThan(100_000);
  });

  test('an item that is larger than any object is passed over, its neighbours are read', async () => {
    const huge = { ...healthy('shop', 'cart-0'), data: 'x'.repeat(70 * MEBIBYTE) };
    const snapshot = await read({ 'pods.json': list('Pod', [huge, healthy('shop', 'cart-1')]) });
    expect(snapshot.cluster.pods.map(({ meta }) => meta.name)).toEqual(['cart-1']);
    expect(snapshot.cluster.captured.state('pods')).toBe('partial');
  });

  test.each([
    ['a table', 'pods.txt', 'NAME   READY   STATUS    RESTARTS   AGE\n'],
    ['a log', 'logs/shop_cart-0_cart.log', '2025-10-19T19:40:00Z '],
    ['a description', 'describe.txt', 'Name:  cart-0\nNamespace:  shop\nStatus:  '],
    ['YAML', 'pods.yaml', 'kind: Pod\napiVersion: v1\nmetadata:\n  name: cart-0\nstatus:\n  message: '],
  ])('a line of 20 MB in %s', async (_, path, text) => {
    await expectNoHarm({ [path]: `${text}${'x-'.repeat(10 * MEBIBYTE)}\n` });
  });
});

describe('aliases that expand to billions', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `b${level + 1}: &b${level + 1} [${`*b${level}, `.repeat(9)}*b${level}]`,
  );
  const bomb = `kind: Pod\napiVersion: v1\nmetadata:\n  name: cart-0\nb0: &b0 [x]\n${levels.join('\n')}\n`;

  test.each([
    ['in an object', bomb],
    ['in a list', `apiVersion: v1\nkind: List\nitems:\n- ${bomb.replaceAll('\n', '\n  ')}\n`],
    ['in a key that repeats itself', 'kind: Pod\na: &a\n  b: *a\n'],
    ['by merging', `kind: Pod\na: &a {x: 1}\n${'<<: *a\n'.repeat(5000)}`],
  ])('%s: refused in time, and the nodes are read', async (_, text) => {
    const started = performance.now();
    const snapshot = await read({ 'pods.yaml': text });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(snapshot.cluster.nodes).toHaveLength(1);
    expect(snapshot.cluster.captured.state('pods')).not.toBe('captured');
    await expectNoHarm({ 'pods.yaml': text });
  });
});

test('keys that every object inherits are keys, wherever they stand', async () => {
  const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length');
  const value = fc.constantFrom(
    '{"polluted":"yes"}',
    '{"prototype":{"polluted":"yes"}}',
    '"yes"',
    '[]',
    'null',
  );
  const member = fc.tuple(key, value).map(([name, text]) => `"${name}":${text}`);
  const strange = fc.uniqueArray(member, { minLength: 1, maxLength: 4 }).map((members) => members.join(','));
  await fc.assert(
    fc.asyncProperty(strange, fc.constantFrom('json', 'yaml'), async (members, extension) => {
      const pod = `{"kind":"Pod","apiVersion":"v1",${members},"metadata":{"name":"cart-0","namespace":"shop","labels":{${members}},"annotations":{${members}},${members}},"spec":{"nodeSelector":{${members}},"containers":[{"name":"cart","resources":{"requests":{${members}}}}]},"status":{"phase":"Running",${members}}}`;
      const service = `{"kind":"Service","apiVersion":"v1","metadata":{"name":"cart","namespace":"shop"},"spec":{"selector":{${members}}}}`;
      const text = `{"kind":"List","apiVersion":"v1","items":[${pod},${service}]}`;
      const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-hostile-'));
      write(folder, { [`all.${extension}`]: text });
      try {
        expect(await failuresOf({ path: folder, cut: [], canaries: [], quick: true })).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 30, seed: 3 },
  );
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});

describe('bytes that are no text', () => {
  const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('shop', 'cart-1')]);

  test('a file that ends in a block of NULs is read, or said not to be', async () => {
    const snapshot = await read({ 'pods.json': `${PODS}${'\u0000'.repeat(4096)}` });
    expect(problems(snapshot, 'pods.json')).not.toEqual([]);
    expect(snapshot.cluster.captured.state('pods')).toBe(
      snapshot.cluster.pods.length === 2 ? 'captured' : 'not captured',
    );
  });

  test.each([
    ['NUL in a name', '\u0000'],
    ['no UTF-8 in a name', '\u00ff'],
    ['half a character', '\u00e2\u0082'],
    ['an overlong slash', '\u00c0\u00af'],
    ['a surrogate', '\u00ed\u00a0\u0080'],
  ])('%s costs that name at most', async (_, bytes) => {
    const file = Buffer.from(PODS.replace('"cart-0"', `"cart-${bytes}0"`), 'latin1');
    const { cluster, ledger } = await read({ 'pods.json': file });
    expect(cluster.nodes).toHaveLength(1);
    expect(cluster.pods.map(({ meta }) => meta.name)).toContain('cart-1');
    expect(ledger.files.map(({ path }) => path)).toEqual(['nodes.json', 'pods.json']);
    await expectNoHarm({ 'pods.json': file });
  });
});

test('texts that a cluster may hold break no page and reach no terminal', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const meta = (name: string) => ({
        name,
        namespace: 'shop',
        labels: { app: text, [text]: 'x' },
        annotations: { [text]: text },
        ownerReferences: [{ kind: text, name: text, controller: true }],
      });
      const terminated = { exitCode: 1, reason: text, message: text };
      const pod = {
        metadata: meta('cart-0'),
        spec: {
          nodeName: text,
          containers: [{ name: text, image: text, env: [{ name: text, value: text }] }],
        },
        status: {
          phase: 'Pending',
          reason: text,
          message: text,
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: text }],
          containerStatuses: [
            {
              name: text,
              image: text,
              ready: false,
              restartCount: 9,
              state: { waiting: { reason: 'CrashLoopBackOff', message: text } },
              lastState: { terminated },
            },
          ],
        },
      };
      const event = {
        metadata: meta('cart-0.1'),
        type: 'Warning',
        reason: text,
        message: text,
        count: 99,
        involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
      };
      const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-hostile-'));
      write(folder, {
        'pods.json': list('Pod', [pod, { ...pod, metadata: meta(text) }]),
        'events.json': list('Event', [event]),
        'namespaces.json': list('Namespace', [namespace('shop'), namespace(text)]),
        'pods.txt': `NAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\nshop   ${text}   0/1   ${text}   9   1d\n`,
        'services.txt': `Error from server (Forbidden): services is forbidden: ${text}\n`,
        'logs/shop_cart-0_cart.log': `2025-10-19T19:40:00Z ERROR ${text}\n`,
      });
      try {
        expect(await failuresOf({ path: folder, cut: [], canaries: [] })).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25, seed: 5 },
  );
});

describe('very many', { timeout: 60_000 }, () => {
  const pod = (index: number, more: object = {}) => ({
    metadata: { name: `cart-${index}`, namespace: `shop-${index % 50}`, ...more },
  });
  const within = async (milliseconds: number, files: Readonly<Record<string, string>>) => {
    const started = performance.now();
    const snapshot = await read(files);
    const text = page(snapshot);
    expect(performance.now() - started).toBeLessThan(milliseconds);
    expect(text.length).toBeLessThan(1_000_000);
    return snapshot;
  };

  test('labels', async () => {
    const labels = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key-${index}`, 'x']));
    const pods = Array.from({ length: 50 }, (_, index) => pod(0, { labels, name: `cart-${index}` }));
    const services = [{ metadata: { name: 'cart', namespace: 'shop-0' }, spec: { selector: labels } }];
    const snapshot = await within(20_000, {
      'pods.json': list('Pod', pods),
      'services.json': list('Service', services),
    });
    const [service] = snapshot.cluster.services;
    expect(service === undefined ? [] : snapshot.cluster.links.podsBehind(service)).toHaveLength(50);
  });

  test('tiny items', async () => {
    const pods = Array.from({ length: 100_000 }, (_, index) => pod(index));
    const text = JSON.stringify({ kind: 'PodList', apiVersion: 'v1', items: pods, metadata: {} });
    const { cluster } = await within(40_000, { 'pods.json': text });
    expect(cluster.pods).toHaveLength(100_000);
  });

  test('items that are nothing', async () => {
    const text = `{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[${'{},'.repeat(100_000)}null]}`;
    const { cluster } = await within(20_000, { 'pods.json': text });
    expect(cluster.pods).toEqual([]);
    expect(cluster.captured.state('pods')).toBe('partial');
  });

  test('documents of YAML', async () => {
    const text = Array.from(
      { length: 20_000 },
      (_, index) => `---\nkind: Pod\napiVersion: v1\nmetadata:\n  name: cart-${index}\n  namespace: shop\n`,
    ).join('');
    const { cluster } = await within(40_000, { 'pods.yaml': text });
    expect(cluster.pods).toHaveLength(20_000);
  });

  test('rows of a table', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `shop   cart-${index}   0/1   Error   9   1d\n`,
    );
    const { cluster } = await within(40_000, {
      'pods.txt': `NAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\n${rows.join('')}`,
    });
    expect(cluster.pods).toHaveLength(50_000);
  });
});
