import { describe, expect, test } from 'vitest';
import { type ZipEntry, zip, zipOf } from '../../builders/zip.ts';
import { openBytes } from './opened.ts';

const FILES = { empty: '', 'pods.json': '{"items":[]}', 'shop/events.json': '['.repeat(5000) };

test.each([
  ['deflated', zipOf(FILES)],
  ['stored', zip(entries({ method: 0 }))],
  ['sizes after the content', zip(entries({ streamed: true }))],
  ['zip64', zip(entries({ zip64: true }))],
])('a zip, %s', async (_, bytes) => {
  expect(await openBytes(bytes)).toEqual({ container: 'zip', files: FILES, partial: [], remarks: [] });
});

function entries(facts: Partial<ZipEntry>): readonly ZipEntry[] {
  return Object.entries(FILES).map(([name, content]) => ({ name, content, ...facts }));
}

test('folders and what file managers leave behind are no files; backslashes are separators', async () => {
  const { files } = await openBytes(zipOf({ 'shop/': '', 'shop\\pods.json': '{}', '__MACOSX/._a': 'x' }));
  expect(files).toEqual({ 'shop/pods.json': '{}' });
});

test('links and devices are not followed', async () => {
  const { files, remarks } = await openBytes(
    zip([
      { name: 'soft', content: '/etc/passwd', mode: 0o120777 },
      { name: 'disk', mode: 0o060644 },
      { name: 'pods.json', content: '{}' },
    ]),
  );
  expect(files).toEqual({ 'pods.json': '{}' });
  expect(remarks).toEqual(['soft: a link: not followed', 'disk: a device or pipe: not read']);
});

test('names: what leads out is refused, what begins at a root is relative, DOS names are decoded', async () => {
  const { files, remarks } = await openBytes(
    zip([
      { name: '../pods.json', content: 'x' },
      { name: '..\\..\\pods.json', content: 'x' },
      { name: 'C:\\dump\\pods.json', content: 'c' },
      { name: '/etc/pods.json', content: 'e' },
      { name: Buffer.from([0x63, 0x61, 0x66, 0x82]), content: 'x' },
      { name: 'pods\0.json', content: 'x' },
    ]),
  );
  expect(files).toEqual({ 'dump/pods.json': 'c', 'etc/pods.json': 'e', café: 'x' });
  expect(remarks).toHaveLength(3);
});

describe('entries that cannot be read are passed over, the rest is read', () => {
  test.each<[string, ZipEntry, string]>([
    ['encrypted', { name: 'a', content: 'x', flags: 1 }, 'the entry is encrypted'],
    ['compressed by bzip2', { name: 'a', content: 'x', method: 12 }, 'compressed by method 12'],
    ['compressed by zstd', { name: 'a', content: 'x', method: 93 }, 'compressed by method 93'],
    ['a bomb', { name: 'a', content: 'x', uncompressedSize: 4e9 }, 'ratio=200'],
  ])('%s', async (_, entry, why) => {
    const { files, partial, remarks } = await openBytes(zip([entry, { name: 'pods.json', content: '{}' }]));
    expect(files).toEqual({ 'pods.json': '{}' });
    expect(partial).toEqual([]);
    expect(remarks.join()).toContain(`a: `);
    expect(remarks.join()).toContain(why);
  });

  test('entries that share their bytes: the first is read', async () => {
    const bomb = [0, 1, 2].map((index) => ({ name: `copy-${index}`, content: 'x'.repeat(99), offset: 0 }));
    const { files, remarks } = await openBytes(zip(bomb));
    expect(Object.keys(files)).toEqual(['copy-0']);
    expect(remarks).toHaveLength(2);
  });
});

describe('entries that are not what they say: as much as there is, and not whole', () => {
  test.each<[string, Partial<ZipEntry>, string]>([
    ['more than it says', { uncompressedSize: 3 }, 'holds more than it says'],
    ['less than it says', { uncompressedSize: 7000 }, 'holds less than it says'],
    ['another checksum', { crc: 1 }, 'the checksum of the entry is wrong'],
    ['another place', { offset: 99_999 }, 'not where the directory of the zip says'],
    ['stored, and more than it says', { method: 0, uncompressedSize: 3 }, 'holds more than it says'],
  ])('%s', async (_, facts, why) => {
    const { files, partial, remarks } = await openBytes(
      zip([
        { name: 'a', content: 'a'.repeat(5000), ...facts },
        { name: 'pods.json', content: '{}' },
      ]),
    );
    expect(files).toMatchObject({ 'pods.json': '{}' });
    expect(partial).toEqual(['a']);
    expect(remarks.join()).toContain(why);
  });
});

describe('a zip that was cut', () => {
  test.each([false, true])('streamed: %s. At every length what came before is read', async (streamed) => {
    const whole = zip(entries({ streamed }));
    for (let length = 31; length < whole.length; length++) {
      const { files, partial, remarks } = await openBytes(whole.subarray(0, length)).catch(() => NOTHING);
      expect(partial).toEqual(Object.keys(files));
      for (const [path, content] of Object.entries(files))
        expect(content).toBe(new Map(Object.entries(FILES)).get(path)?.slice(0, content.length));
      if (length > whole.length - 22) expect(files).toEqual(FILES);
      if (length > 31 + 5) expect(remarks.join()).toContain('the archive is cut');
    }
  });

  const NOTHING = { files: {}, partial: [], remarks: ['the archive is cut'] };

  test('in the directory: what it lists before is read', async () => {
    const bytes = zipOf(FILES);
    bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])));
    const { files, partial } = await openBytes(bytes);
    expect(Object.keys(files)).toEqual(['empty', 'pods.json']);
    expect(partial).toEqual(['empty', 'pods.json']);
  });
});

test.each([
  [{ entries: 2 }, 'entries=2'],
  [{ bytes: zipOf(FILES).length + 20 }, 'bytes='],
])('%j: what came before is read, and the limit is named', async (limits, named) => {
  const { files, partial, remarks } = await openBytes(zipOf(FILES), limits);
  expect(Object.keys(files)).toEqual(['empty', 'pods.json']);
  expect(partial).toEqual(['empty', 'pods.json']);
  expect(remarks.join()).toContain(named);
});
