import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pax, tar, tarOf } from '../../builders/tar.ts';
import { openBytes } from './opened.ts';

const FILES = { 'pods.json': '{"items":[]}', 'shop/events.json': '[]', empty: '' };

test.each([
  ['tar', tarOf(FILES)],
  ['tar.gz', gzipSync(tarOf(FILES))],
  ['tar', tar(Object.entries(FILES).map(([name, content]) => ({ name, content, magic: false })))],
  ['tar.gz', Buffer.concat([gzipSync(tarOf(FILES).subarray(0, 700)), gzipSync(tarOf(FILES).subarray(700))])],
])('a %s, in chunks of any size', async (container, bytes) => {
  for (const chunk of [1, 100, 511, 512, 513, 65_536])
    expect(await openBytes(bytes, {}, chunk)).toEqual({ container, files: FILES, partial: [], remarks: [] });
});

test('long names, GNU and pax', async () => {
  const long = `${'deep/'.repeat(40)}pods.json`;
  const entries = [
    { name: '././@LongLink', type: 'L', content: `${long}\0` },
    { name: 'cut', content: 'gnu' },
    pax({ path: `pax/${long}`, mtime: '1700000000.5' }),
    { name: 'cut', content: 'pax' },
  ];
  const { files } = await openBytes(tar(entries));
  expect(files).toEqual({ [long]: 'gnu', [`pax/${long}`]: 'pax' });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'its name leads out of the archive'],
    ['shop/../../pods.json', 'its name leads out of the archive'],
    ['..\\pods.json', 'its name leads out of the archive'],
  ])('%s is refused, the rest is read', async (name, why) => {
    const { files, partial, remarks } = await openBytes(
      tar([
        { name, content: 'x', type: '0' },
        { name: 'pods.json', content: '{}' },
      ]),
    );
    expect(files).toEqual({ 'pods.json': '{}' });
    expect(partial).toEqual([]);
    expect(remarks).toEqual([`stdin: the entry ${JSON.stringify(name)} was passed over: ${why}`]);
  });

  test.each([
    ['/abs/pods.json', 'abs/pods.json'],
    ['./a//b/./pods.json', 'a/b/pods.json'],
    ['C:\\dump\\pods.json', 'dump/pods.json'],
    ['c:/dump/pods.json', 'dump/pods.json'],
    ['dev-disk-by\\x2duuid.swap', 'dev-disk-by\\x2duuid.swap'],
    ['\u202ecart\u0007.json', '\u202ecart\u0007.json'],
  ])('%j is read as %j', async (name, path) => {
    expect((await openBytes(tarOf({ [name]: 'x' }))).files).toEqual({ [path]: 'x' });
  });

  test('a name that is no UTF-8, and one that no file system takes', async () => {
    const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    const { files, remarks } = await openBytes(
      tar([{ name: latin, content: 'x' }, pax({ path: 'p'.repeat(5000) }), { name: 'p', content: 'y' }]),
    );
    expect(files).toEqual({ 'caf\ufffd': 'x' });
    expect(remarks.join()).toContain('its name has 5000 characters');
  });

  test('what file managers leave behind is no content', async () => {
    const { files } = await openBytes(tarOf({ '._pods.json': 'x', '__MACOSX/a': 'x', 'pods.json': '{}' }));
    expect(files).toEqual({ 'pods.json': '{}' });
  });

  test('the same path again: the later one, as unpacking would have it', async () => {
    const { files, remarks } = await openBytes(
      tar([
        { name: 'pods.json', content: 'first' },
        { name: './pods.json', content: 'second' },
      ]),
    );
    expect(files).toEqual({ 'pods.json': 'second' });
    expect(remarks).toEqual(['pods.json: the archive holds this path again; the last one was read']);
  });
});

test('links, devices, pipes and sparse files are not read, and each is written down', async () => {
  const { files, partial, remarks } = await openBytes(
    tar([
      { name: 'folder/', type: '5' },
      { name: 'soft', type: '2', link: '/etc/passwd' },
      { name: 'hard', type: '1', link: 'pods.json' },
      { name: 'disk', type: '3' },
      { name: 'pipe', type: '6' },
      { name: 'sparse', type: 'S', content: 'x'.repeat(600) },
      pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'holes', path: './GNUSparseFile.7/holes' }),
      { name: 'holes', content: '1\n0\n' },
      { name: 'odd', type: 'Q', content: 'x' },
      { name: 'pods.json', content: '{}' },
    ]),
  );
  expect(files).toEqual({ 'pods.json': '{}' });
  expect(partial).toEqual([]);
  expect(remarks).toEqual([
    'soft: a link: not followed',
    'hard: a hard link: not followed',
    'disk: a device or pipe: not read',
    'pipe: a device or pipe: not read',
    'sparse: a sparse file was passed over: it is not stored as it is read',
    'GNUSparseFile.7/holes: a sparse file was passed over: it is not stored as it is read',
    'odd: an entry of a type unknown to tar was passed over',
  ]);
});

describe('a tar that was cut', () => {
  const whole = tarOf({ 'a.json': 'a'.repeat(1000), 'b.json': 'b'.repeat(1000) });
  test.each([
    ['in an entry', whole.subarray(0, 2500), { 'a.json': 1000, 'b.json': 452 }],
    ['between entries', whole.subarray(0, 1536), { 'a.json': 1000 }],
    ['in a header', whole.subarray(0, 1800), { 'a.json': 1000 }],
  ])('%s: what came before is read, and none of it is whole', async (_, bytes, lengths) => {
    const { files, partial, remarks } = await openBytes(bytes);
    expect(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.length]))).toEqual(
      lengths,
    );
    expect(partial).toEqual(Object.keys(lengths));
    expect(remarks.join()).toMatch(/^stdin: the archive is cut: /);
  });

  test('at every length: nothing is thrown, and nothing of it is whole', async () => {
    for (let length = 512; length < whole.length - 512; length += 97) {
      const { files, partial } = await openBytes(whole.subarray(0, length));
      expect(partial).toEqual(Object.keys(files));
    }
  });

  test('a gzip of one: at every length, too', async () => {
    const packed = gzipSync(tarOf({ 'a.json': pseudoRandom(5000), 'b.json': 'b' }));
    for (const length of [2000, packed.length - 200, packed.length - 9, packed.length - 1]) {
      const { files, partial, remarks } = await openBytes(packed.subarray(0, length));
      expect(Object.keys(files)).toContain('a.json');
      expect(partial).toEqual(Object.keys(files));
      expect(remarks.join()).toContain('the archive is cut: ');
    }
  });

  test('a writer that left out the end marker is forgiven where the gzip around it ended well', async () => {
    const { partial } = await openBytes(
      gzipSync(tar([{ name: 'pods.json', content: '{}' }], { end: false })),
    );
    expect(partial).toEqual([]);
  });

  test('a flipped bit in the gzip: nothing is whole', async () => {
    const packed = gzipSync(tarOf({ 'a.json': pseudoRandom(200_000), 'b.json': 'b' }));
    packed.writeUInt8(packed.readUInt8(packed.length - 6) ^ 1, packed.length - 6);
    const { files, partial, remarks } = await openBytes(packed);
    expect(partial).toEqual(Object.keys(files));
    expect(partial).toContain('a.json');
    expect(remarks.join()).toContain('damaged');
  });
});

describe('headers that lie', () => {
  const next = { name: 'pods.json', content: '{}' };
  test.each([
    ['a wrong checksum', [{ name: 'a', content: 'x', checksum: 1 }, next], ['pods.json']],
    [
      'a negative size',
      [{ name: 'a', size: Buffer.from(`${'\xff'.repeat(11)}\xfe`, 'latin1') }, next],
      ['a', 'pods.json'],
    ],
    [
      'a size beyond any number',
      [{ name: 'a', size: Buffer.from(`\x80${'\xff'.repeat(11)}`, 'latin1') }, next],
      ['pods.json'],
    ],
    ['a size beyond the end', [{ name: 'a', content: 'x', size: '77777777777\0' }, next], ['a']],
  ])('%s: the archive is not whole', async (_, entries, paths) => {
    const { files, partial, remarks } = await openBytes(tar([{ name: '0', content: '0' }, ...entries]), {
      entry: Number.MAX_SAFE_INTEGER,
    });
    expect(Object.keys(files)).toEqual(['0', ...paths]);
    expect(partial).toEqual(['0', ...paths]);
    expect(remarks.join()).toContain('the archive is cut');
  });

  test('a size in base 256 is a size', async () => {
    const size = Buffer.alloc(12);
    size[0] = 0x80;
    size[11] = 2;
    expect((await openBytes(tar([{ name: 'a', size, content: '{}' }]))).files).toEqual({ a: '{}' });
  });

  test('a pax header of megabytes is not kept', async () => {
    const bomb = { name: 'x', type: 'x', content: `${3_000_000} comment=${'x'.repeat(3_000_000)}\n` };
    const { files, partial } = await openBytes(tar([bomb, next]));
    expect(files).toEqual({ 'pods.json': '{}' });
    expect(partial).toEqual(['pods.json']);
  });

  test('gigabytes after the end marker are not kept', async () => {
    const bytes = gzipSync(Buffer.concat([tarOf({ 'pods.json': '{}' }), Buffer.alloc(50_000_000)]));
    const before = process.memoryUsage.rss();
    const { files, partial } = await openBytes(bytes);
    expect(files).toEqual({ 'pods.json': '{}' });
    expect(partial).toEqual([]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200e6);
  });
});

describe('limits', () => {
  const three = tarOf({ a: 'aaaa', b: 'bbbb', c: 'cccc' });
  test.each([
    [{ entries: 2 }, ['a', 'b'], 'entries=2'],
    [{ bytes: 2048 }, ['a', 'b'], 'bytes=2Ki'],
  ])('%j: what came before is read, and the limit is named', async (limits, paths, named) => {
    const { files, partial, remarks } = await openBytes(three, limits, 512);
    expect(Object.keys(files)).toEqual(paths);
    expect(partial).toEqual(paths);
    expect(remarks.join()).toContain(named);
    expect(remarks.join()).toContain('--archive-limit');
  });

  test('one entry that is too large is passed over', async () => {
    const { files, partial, remarks } = await openBytes(tarOf({ a: 'a'.repeat(100), b: 'b' }), { entry: 99 });
    expect(files).toEqual({ b: 'b' });
    expect(partial).toEqual([]);
    expect(remarks.join()).toContain('a: passed over: more bytes than the limit entry=99');
  });

  test('a bomb is stopped', async () => {
    const bomb = gzipSync(tarOf({ 'pods.json': '{}', zeros: Buffer.alloc(100 * 1024 ** 2) }));
    const { files, partial, remarks } = await openBytes(bomb);
    expect(files).toEqual({ 'pods.json': '{}' });
    expect(partial).toEqual(['pods.json']);
    expect(remarks.join()).toContain('ratio=200');
    expect((await openBytes(bomb, { ratio: 2000 })).partial).toEqual([]);
  });
});

/** Text that hardly packs. */
function pseudoRandom(length: number): string {
  let state = 42;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return String.fromCharCode(97 + ((state >> 16) % 26));
  }).join('');
}
