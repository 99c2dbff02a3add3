import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { type TarEntry, tar, tarOf } from '../builders/tar.ts';
import { zipOf } from '../builders/zip.ts';
import { healthy, list, node } from '../cli/shop.ts';
import { damaged, inFolder } from './damaged.ts';

const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]);
const NODES = list('Node', [node('pi-worker')]);
const FILES = { 'capture/pods.json': PODS, 'capture/nodes.json': NODES };

describe('E9 archives', () => {
  test.each([
    ['tar', 'capture.tar', tarOf(FILES)],
    ['tar.gz', 'capture.tar.gz', gzipSync(tarOf(FILES))],
    ['zip', 'capture.zip', zipOf(FILES)],
    ['a name that lies', 'capture.json', gzipSync(tarOf(FILES))],
  ])('%s is read as the folder it holds', async (_, path, bytes) => {
    const { source, outcome } = await damaged({ [path]: bytes });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
    expect(source('nodes')).toMatchObject({ state: 'captured', count: 1 });
    expect(outcome('crash-looping-container')).toBe('clear');
  });

  test.each<[string, TarEntry]>([
    ['a path that climbs out', { name: '../../pods.json', content: PODS.replaceAll('cart-0', 'intruder-0') }],
    ['a symbolic link', { name: 'secrets.json', type: '2', link: '/etc/passwd' }],
    ['a hard link', { name: 'secrets.json', type: '1', link: '../../nodes.json' }],
    ['a device', { name: 'zero.json', type: '3' }],
  ])('%s is not read, and said to be there', async (_, entry) => {
    const { cluster, audit } = await damaged({
      'capture.tar': tar([entry, { name: 'pods.json', content: PODS }]),
    });
    expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['stock-0', 'cart-0']);
    const problems = audit.ledger.files.flatMap(({ problems }) => problems.map(({ message }) => message));
    expect(JSON.stringify([problems, audit.ledger])).toMatch(/leads out|link|device/);
  });

  test('a bomb is stopped, and what is beside it is read', async () => {
    const bomb = gzipSync(tarOf({ 'zeros.json': Buffer.alloc(64 * 1024 * 1024) }));
    const { source } = await damaged({ 'bomb.tar.gz': bomb, 'pods.json': PODS });
    expect(source('pods')).toMatchObject({ count: 2 });
  });

  test('a link in a directory is not followed', async () => {
    const folder = inFolder({ 'pods.json': PODS });
    symlinkSync(join(folder, 'pods.json'), join(folder, 'again.json'));
    symlinkSync('/', join(folder, 'everything'));
    const { cluster, ledger } = await readSnapshot(folder, { namespaces: null, capturedAt: null });
    expect(cluster.pods.map(({ meta }) => meta.source.file)).toEqual(['pods.json', 'pods.json']);
    for (const { path, contents, problems } of ledger.files.filter((file) => file.path !== 'pods.json'))
      expect([path, contents, JSON.stringify(problems)]).toEqual([path, [], expect.stringContaining('link')]);
  });
});

describe('E8 archives that are cut', () => {
  test('a gzip of one file: what is whole of it is read, and the kind is partial', async () => {
    const many = Array.from({ length: 400 }, (_, index) => healthy('shop', `cart-${index}`));
    const bytes = gzipSync(list('Pod', many), { level: 1 });
    const { source, audit, outcome } = await damaged({
      'pods.json.gz': bytes.subarray(0, bytes.length >> 1),
      'nodes.json': NODES,
    });
    expect(source('pods').state).toBe('partial');
    expect(source('pods').count).toBeGreaterThan(0);
    expect(source('pods').count).toBeLessThan(400);
    expect(audit.ledger.files.flatMap(({ problems }) => problems.map(({ level }) => level))).toContain(
      'error',
    );
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  });

  test('a tar.gz: no list of it is whole, and nothing is absent', async () => {
    const services = list('Service', [
      {
        metadata: { name: 'till', namespace: 'shop' },
        spec: { selector: { app: 'till' }, ports: [{ port: 80 }] },
      },
    ]);
    const random = Buffer.concat(
      Array.from({ length: 128 }, (_, index) => createHash('sha256').update(String(index)).digest()),
    );
    const packed = gzipSync(tarOf({ 'pods.json': PODS, 'services.json': services, 'z.bin': random }));
    const { source, outcome } = await damaged({ 'capture.tar.gz': packed.subarray(0, packed.length - 1500) });
    expect(source('pods')).toMatchObject({ state: 'partial', count: 2 });
    expect(outcome('service-without-pods')).toBe('not evaluated');
  });
});
