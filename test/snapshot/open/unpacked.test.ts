import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { tarOf } from '../../builders/tar.ts';
import { zipOf } from '../../builders/zip.ts';
import { write } from '../../cli/shop.ts';
import { found, openBytes } from './opened.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-unpacked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PODS = { 'pods.json': '{}' };

test('archives in a directory are folders of their names, whatever these say', async () => {
  const capture = write(join(folder, 'case'), {
    'bundle.tar.gz': gzipSync(
      tarOf({ 'cluster-resources/pods/shop.json': '[]', 'nodes/pi.zip': zipOf(PODS) }),
    ),
    'yesterday/bundle.tar': tarOf(PODS),
    'misnamed.json': zipOf(PODS),
    'nodes.json': '[]',
  });
  expect(await found(capture)).toEqual({
    container: 'directory',
    files: {
      'bundle.tar.gz/cluster-resources/pods/shop.json': '[]',
      'bundle.tar.gz/nodes/pi.zip/pods.json': '{}',
      'yesterday/bundle.tar/pods.json': '{}',
      'misnamed.json/pods.json': '{}',
      'nodes.json': '[]',
    },
    partial: [],
    remarks: [],
  });
});

test('an archive on disk has no folder of its own', async () => {
  write(folder, { 'shop.zip': zipOf(PODS), 'shop.tgz': gzipSync(tarOf(PODS)), 'shop.tar': tarOf(PODS) });
  for (const [name, container] of [
    ['shop.zip', 'zip'],
    ['shop.tgz', 'tar.gz'],
    ['shop.tar', 'tar'],
  ] as const)
    expect(await found(join(folder, name))).toEqual({ container, files: PODS, partial: [], remarks: [] });
});

test('a gzip of anything but a tar is one file', async () => {
  write(folder, { 'pods.json.gz': gzipSync('{}') });
  expect(await found(join(folder, 'pods.json.gz'))).toMatchObject({ container: 'gzip', files: PODS });
  const capture = write(join(folder, 'logs'), {
    'a/previous.log.gz': gzipSync('x'),
    'b.log': 'plain',
    'b.log.gz': gzipSync('packed'),
    unnamed: gzipSync('y'),
    'pods.zip.gz': gzipSync(zipOf(PODS)),
  });
  expect((await found(capture)).files).toEqual({
    'a/previous.log': 'x',
    'b.log': 'plain',
    'b.log.gz': 'packed',
    unnamed: 'y',
    'pods.zip.gz/pods.json': '{}',
  });
});

test('a gzip that was cut: the file is not whole, its neighbours are', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, index) => index * index).join()));
  const capture = write(join(folder, 'cut-log'), { 'a.log.gz': packed.subarray(0, 5000), 'b.log': 'b' });
  const { files, partial, remarks } = await found(capture);
  expect(files['a.log']?.startsWith('0,1,4,9,16')).toBe(true);
  expect(partial).toEqual(['a.log']);
  expect(remarks).toEqual(['a.log: the compressed data is cut; what came before was read']);
});

test('an archive that was cut takes its own files along, and those of archives in it, but no others', async () => {
  const bundle = tarOf({ 'nodes/pi.zip': zipOf(PODS), 'b.json': 'b' });
  const capture = write(join(folder, 'cut'), { 'bundle.tar': bundle.subarray(0, -1024), 'c.json': 'c' });
  const { partial } = await found(capture);
  expect(partial).toEqual(['bundle.tar/b.json', 'bundle.tar/nodes/pi.zip/pods.json']);
});

test('archives in one another are opened as deep as the limit says', async () => {
  const deep = (depth: number): Buffer =>
    depth === 0 ? tarOf(PODS) : tarOf({ 'inner.tar': deep(depth - 1) });
  expect(Object.keys((await openBytes(deep(2))).files)).toEqual(['inner.tar/inner.tar/pods.json']);
  const { files, partial, remarks } = await openBytes(deep(5), { depth: 2 });
  expect(Object.keys(files)).toEqual(['inner.tar/inner.tar']);
  expect(partial).toEqual([]);
  expect(remarks.join()).toContain('depth=2');
});

test('gzip in gzip in gzip ends', async () => {
  let bytes = gzipSync('{}');
  for (let times = 0; times < 20; times++) bytes = gzipSync(bytes);
  expect((await openBytes(bytes)).remarks.join()).toContain('depth=3');
});

test('nested bombs share one allowance', async () => {
  const inner = gzipSync(Buffer.alloc(60_000_000));
  const files = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`zeros-${index}.gz`, inner]));
  const { partial, remarks } = await openBytes(tarOf(files), { bytes: 100_000_000 });
  expect(partial).toEqual(['zeros-1', 'zeros-2', 'zeros-3', 'zeros-4']);
  expect(remarks.join()).toContain('bytes=95.4Mi');
});
