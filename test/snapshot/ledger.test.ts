import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SourceName } from '../../src/model/kinds.ts';
import { FileEntry } from '../../src/snapshot/ledger-book.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { healthy, list, namespace, write } from '../cli/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let captures = 0;

async function row(files: Readonly<Record<string, string>>, source: SourceName) {
  captures += 1;
  const capture = write(join(folder, String(captures)), files);
  const { ledger } = await readSnapshot(capture, { namespaces: null, capturedAt: null });
  return ledger.sources.find((candidate) => candidate.source === source);
}

const SPACES = list('Namespace', [namespace('shop'), namespace('depot')]);
const CART = list('Pod', [healthy('shop', 'cart-0')]);
const STOCK = list('Pod', [healthy('depot', 'stock-0')]);
const refused = (resource: string, where: string) =>
  `Error from server (Forbidden): ${resource} is forbidden: User "auditor" cannot list resource "${resource}" in API group "" ${where}\n`;

test('a kind nobody asked for', async () => {
  expect(await row({ 'pods.json': CART }, 'nodes')).toEqual({
    source: 'nodes',
    resource: 'nodes',
    state: 'not captured',
    count: 0,
    duplicates: 0,
    namespaces: [],
    files: [],
    reason: null,
  });
});

test('one list of all', async () => {
  const both = list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]);
  expect(await row({ 'namespaces.json': SPACES, 'all.json': both }, 'pods')).toMatchObject({
    state: 'captured',
    count: 2,
    namespaces: [
      { namespace: 'depot', state: 'captured', count: 1 },
      { namespace: 'shop', state: 'captured', count: 1 },
    ],
    files: ['all.json'],
  });
});

test('a list of one namespace of two says nothing of the other', async () => {
  expect(await row({ 'namespaces.json': SPACES, 'pods.json': CART }, 'pods')).toMatchObject({
    namespaces: [
      { namespace: 'depot', state: 'not captured', count: 0 },
      { namespace: 'shop', state: 'captured', count: 1 },
    ],
  });
});

test('one namespace captured and the other forbidden is partial, with the reason', async () => {
  const files = {
    'namespaces.json': SPACES,
    'shop-pods.json': CART,
    'depot-pods.json': refused('pods', 'in the namespace "depot"'),
  };
  expect(await row(files, 'pods')).toMatchObject({
    state: 'partial',
    count: 1,
    namespaces: [
      { namespace: 'depot', state: 'forbidden', count: 0 },
      { namespace: 'shop', state: 'captured', count: 1 },
    ],
    reason: expect.stringContaining('pods is forbidden'),
  });
});

describe('duplicates', () => {
  test('the same objects in two files are one each, and counted', async () => {
    expect(await row({ 'a.json': CART, 'b.json': CART, 'c.json': STOCK }, 'pods')).toMatchObject({
      count: 2,
      duplicates: 1,
      files: ['a.json', 'b.json', 'c.json'],
    });
  });
});

describe('a file’s entry', () => {
  test('says each thing once, and not more than twenty', () => {
    const entry = new FileEntry('pods.json', 0);
    for (let index = 0; index < 30; index++) entry.note('warning', `problem ${index % 25}`);
    const { problems } = entry.row();
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toMatchObject({
      level: 'note',
      message: expect.stringContaining('more problems'),
    });
  });

  test('adds up what it held, by name', () => {
    const entry = new FileEntry('all.json', 0);
    for (const resource of ['services', 'pods', 'pods']) entry.hold(resource);
    expect(entry.row().contents).toEqual([
      { resource: 'pods', count: 2 },
      { resource: 'services', count: 1 },
    ]);
    expect(entry.recognised).toBe(true);
    expect(new FileEntry('x', 0).recognised).toBe(false);
  });

  test('keeps the first reason', () => {
    const entry = new FileEntry('pods.err', 0);
    const answer = { source: 'pods', state: 'failed', scope: 'unknown', namespaces: [] } as const;
    entry.answer(answer, 'timeout');
    entry.answer(answer, 'refused');
    expect(entry.reasons.get('pods')).toBe('timeout');
    expect(entry.states('pods')).toEqual(['failed', 'failed']);
  });
});
