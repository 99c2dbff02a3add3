import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readInThread } from '../../../src/snapshot/json-thread/read-in-thread.ts';
import { PROGRAM } from '../../program.ts';
import { collected } from '../json/collected.ts';
import { whole } from '../json/whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'json-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything a thread hands over, in order. */
async function threaded(bytes: string | Buffer) {
  const file = join(folder, 'pods.json');
  writeFileSync(file, bytes);
  const calls: unknown[][] = [];
  await readInThread(
    PROGRAM,
    { file, path: 'pods.json' },
    {
      item: (value, position) => calls.push(['item', whole(value), position]),
      document: (document) => calls.push(['document', document]),
      noise: (line) => calls.push(['noise', line]),
      problem: (problem) => calls.push(['problem', problem]),
      mark: () => calls.push(['mark']),
      log: (owner) => {
        calls.push(['log', owner]);
        return {
          write: (chunk) => calls.push(['bytes', Buffer.from(chunk).toString()]),
          end: () => calls.push(['end']),
        };
      },
      progress: () => {},
    },
  );
  return calls;
}

const pods = Array.from({ length: 2000 }, (_, index) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `cart-${index}`, namespace: 'shop', labels: { app: `cart-${index % 7}`, é: 'ü' } },
  spec: { containers: [{ name: 'cart', image: `cart:${index % 5}`, args: ['y'.repeat(index % 300)] }] },
  status: { conditions: [{ type: 'Ready', lastTransitionTime: '2025-10-19T20:00:00Z' }] },
}));
const list = JSON.stringify({ apiVersion: 'v1', items: pods, kind: 'List' }, null, 4);

test.each([
  ['a list', list],
  ['a list that is cut', list.slice(0, list.length - 5000)],
  ['a list with a broken item', list.replace('"cart-1000"', '"cart-1000')],
  ['documents with noise', `Warning: old\n${list}\nerror: no\n${JSON.stringify(pods[0])}`],
  ['nothing', ''],
])('a thread finds in %s what this thread finds', async (_, text) => {
  const calls = collected(text).calls.map((call) =>
    call[0] === 'item' ? ['item', whole(call[1]), call[2]] : call[0] === 'noise' ? call.slice(0, 2) : call,
  );
  expect(await threaded(text)).toEqual(calls);
});

test('a thread finds in UTF-16 what it finds in UTF-8', async () => {
  const text = `${list.slice(0, -5000)}\n`;
  expect(await threaded(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(await threaded(text));
});

test('a thread tells of redaction marks, and hands over blocks of logs', async () => {
  const owner = { namespace: 'shop', pod: 'cart-1', container: 'cart' };
  const mark = (edge: string) => `==== ${edge} logs for container cart of pod shop/cart-1 ====\n`;
  const calls = await threaded(
    `${JSON.stringify({ ...pods[0], x: '***HIDDEN***' })}\n${mark('START')}hello\n${mark('END')}`,
  );
  expect(calls.filter(([kind]) => kind === 'mark' || kind === 'log')).toEqual([['mark'], ['log', owner]]);
  expect(calls.filter(([kind]) => kind === 'bytes').map(([, text]) => text)).toEqual(['hello\n']);
});

/** Alike, so that they become rows, and too many to be read without the condenser. */
const alike = Array.from({ length: 1000 }, (_, index) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    annotations: { note: 'a' },
    labels: { app: 'cart' },
    managedFields: [{ manager: 'kubelet' }],
    name: `cart-bxxx${index}`,
    namespace: 'shop',
    uid: `uid-${index}`,
  },
  spec: {
    containers: [{ env: [{ name: 'A', value: 'b' }], image: 'cart:1', name: 'cart' }],
    nodeName: 'node-1',
  },
  status: {
    containerStatuses: [{ image: 'cart:1', imageID: `cart@${index % 9}`, restartCount: 0 }],
    hostIP: '10.0.0.1',
    phase: 'Running',
    podIP: `10.1.0.${index % 250}`,
  },
}));
const listOf = (items: readonly unknown[]) => JSON.stringify({ apiVersion: 'v1', items, kind: 'List' });

test('names that look like marks are none', async () => {
  expect((await threaded(listOf(alike))).filter(([kind]) => kind === 'mark')).toEqual([]);
});

test.each<[string, (pod: (typeof alike)[number]) => unknown]>([
  ['a name', (pod) => ({ ...pod, metadata: { ...pod.metadata, name: 'xxx' } })],
  ['a namespace', (pod) => ({ ...pod, metadata: { ...pod.metadata, namespace: 'xxx' } })],
  ['a uid', (pod) => ({ ...pod, metadata: { ...pod.metadata, uid: 'REDACTED' } })],
  ['a label', (pod) => ({ ...pod, metadata: { ...pod.metadata, labels: { app: '***HIDDEN***' } } })],
  ['an annotation', (pod) => ({ ...pod, metadata: { ...pod.metadata, annotations: { note: 'REDACTED' } } })],
  ['a node', (pod) => ({ ...pod, spec: { ...pod.spec, nodeName: 'x-mac-0001-x' } })],
  ['a spec', (pod) => ({ ...pod, spec: { ...pod.spec, hostIP: 'xxx' } })],
  ['an address', (pod) => ({ ...pod, status: { ...pod.status, podIP: 'xxx.xxx.xxx.xxx' } })],
  [
    'an image',
    (pod) => ({
      ...pod,
      status: { ...pod.status, containerStatuses: [{ imageID: 'xxx', restartCount: 0 }] },
    }),
  ],
  ['a phase', (pod) => ({ ...pod, status: { ...pod.status, phase: 'REDACTED' } })],
  ['another kind', () => ({ kind: 'Secret', data: { a: '***HIDDEN***' } })],
  ['an item that is longer than a piece', (pod) => ({ ...pod, long: 'a'.repeat(300_000), short: '***' })],
])('a mark in %s is told of before the items it is in', async (_, marked) => {
  for (const at of [0, 300]) {
    const calls = await threaded(listOf(alike.map((pod, index) => (index === at ? marked(pod) : pod))));
    const told = calls.findIndex(([kind]) => kind === 'mark');
    const item = calls.findIndex(
      ([kind, , position]) => kind === 'item' && isDeepStrictEqual(position, { document: 0, item: at }),
    );
    expect(told).toBeGreaterThanOrEqual(0);
    expect(told).toBeLessThan(item);
  }
});

test('a file that cannot be read fails as reading it here would', async () => {
  const sink = { item() {}, document() {}, noise() {}, problem() {}, mark() {}, progress() {} };
  const log = () => ({ write() {}, end() {} });
  const missing = { file: join(folder, 'none.json'), path: 'none.json' };
  await expect(readInThread(PROGRAM, missing, { ...sink, log })).rejects.toMatchObject({ code: 'ENOENT' });
});
