import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSnapshot } from '../../../src/snapshot/open/open-snapshot.ts';
import { snapshotName } from '../../../src/snapshot/open/snapshot-name.ts';
import { UserError } from '../../../src/user-error.ts';
import { write } from '../../cli/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every regular file, by path in code units, whatever its name; junk and links are left out', async () => {
  const capture = write(join(folder, 'capture'), {
    'pods.json': '{}',
    'Nodes.json': '[]',
    'a/b/c/events': 'x',
    '.hidden/pods.json': '{}',
    'logs/[shop] cart (1).log': 'x',
    '.DS_Store': 'x',
    'a/._pods.json': 'x',
    '.git/HEAD': 'x',
    '__MACOSX/pods.json': 'x',
  });
  write(join(folder, 'elsewhere'), { 'secret.json': '{}' });
  symlinkSync(join(folder, 'elsewhere'), join(capture, 'linked'));
  symlinkSync(join(folder, 'elsewhere/secret.json'), join(capture, 'linked.json'));
  symlinkSync(capture, join(capture, 'loop'));
  const { files, remarks } = await openSnapshot(capture);
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ['.hidden/pods.json', 2],
    ['Nodes.json', 2],
    ['a/b/c/events', 1],
    ['logs/[shop] cart (1).log', 1],
    ['pods.json', 2],
  ]);
  expect(remarks.map(({ path, message }) => `${path}: ${message}`).toSorted()).toEqual([
    'linked.json: a link: not followed',
    'linked: a link: not followed',
    'loop: a link: not followed',
  ]);
});

test('a file is a snapshot of one', async () => {
  const file = join(write(join(folder, 'single'), { 'pods.json': '{"a":1}' }), 'pods.json');
  const [only, ...more] = (await openSnapshot(file)).files;
  expect(more).toEqual([]);
  expect(only).toMatchObject({ path: 'pods.json', bytes: 7 });
  const chunks: Uint8Array[] = [];
  for await (const chunk of only?.open() ?? []) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('{"a":1}');
});

test('no such path and no files are mistakes of the user', async () => {
  mkdirSync(join(folder, 'empty'));
  write(join(folder, 'junk'), { '.DS_Store': 'x' });
  for (const path of ['nowhere', 'empty', 'junk']) {
    await expect(openSnapshot(join(folder, path))).rejects.toThrow(UserError);
  }
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be looked into is not passed over', async () => {
  const capture = write(join(folder, 'locked'), { 'pods.json': '{}', 'shop/pods.json': '{}' });
  chmodSync(join(capture, 'shop'), 0);
  const { files } = await openSnapshot(capture);
  expect(files.map(({ path }) => path)).toEqual(['pods.json', 'shop/']);
  await expect(async () => {
    for await (const _ of files[1]?.open() ?? []);
  }).rejects.toThrow('EACCES');
  chmodSync(join(capture, 'shop'), 0o700);
});

test.each([
  ['captures/shop', 'shop'],
  ['captures/shop/', 'shop'],
  ['pods.json', 'pods'],
  ['shop.v2', 'shop.v2'],
  ['events.yml', 'events'],
  ['/', 'snapshot'],
  ['-', 'stdin'],
  ['cases/bundle.tar.gz', 'bundle'],
  ['bundle.TGZ', 'bundle'],
  ['bundle.2025-10-19.zip', 'bundle.2025-10-19'],
  ['pods.json.gz', 'pods'],
  ['.tar.gz', 'snapshot'],
])('%s goes by the name %s', (path, name) => {
  expect(snapshotName(path)).toBe(name);
});
