import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ReadProgress } from '../../src/snapshot/read-progress.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { healthy, list, namespace, write } from '../cli/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMESPACES = list('Namespace', [namespace('shop')]);
/** More than is read at once. */
const PODS = list(
  'Pod',
  Array.from({ length: 3000 }, (_, index) => healthy('shop', `cart-${index}`)),
);

test('reading tells how far it has come, file by file and chunk by chunk', async () => {
  write(folder, { 'namespaces.json': NAMESPACES, 'pods.json': PODS, 'empty.json': '' });
  const seen: ReadProgress[] = [];
  const options = { namespaces: null, capturedAt: null };
  const { ledger } = await readSnapshot(folder, {
    ...options,
    onProgress: (progress) => seen.push(progress),
  });

  const totalBytes = NAMESPACES.length + PODS.length;
  expect(seen[0]).toEqual({ file: 'namespaces.json', bytes: NAMESPACES.length, totalBytes, items: 0 });
  const [first, ...rest] = seen.slice(1);
  expect(first).toMatchObject({ file: 'pods.json', totalBytes, items: 1 });
  expect(first?.bytes).toBeLessThan(totalBytes);
  expect(rest.at(-1)?.bytes).toBe(totalBytes);
  expect(rest.at(-1)?.items).toBeGreaterThan(1000);
  expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));

  expect(ledger).toEqual((await readSnapshot(folder, options)).ledger);
});
