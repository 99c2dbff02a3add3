import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeToUtf8, sniffEncoding } from '../../src/snapshot/encoding.ts';

const LIST = '{"apiVersion":"v1","kind":"List","items":[]}';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function decoded(bytes: Uint8Array, sizes: readonly number[]) {
  const { chunks, ...facts } = await decodeToUtf8(pieces(bytes, sizes));
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return { ...facts, bytes: Buffer.concat(parts) };
}

test.each([
  ['plain JSON', Buffer.from(LIST), 'utf-8', false],
  ['UTF-8 with mark', Buffer.from(`\ufeff${LIST}`), 'utf-8', true],
  ['PowerShell redirection', utf16(LIST, 'le', true), 'utf-16le', true],
  ['big endian', utf16(LIST, 'be', true), 'utf-16be', true],
  ['UTF-16 without mark', utf16(LIST, 'le', false), 'utf-16le', false],
  ['big endian without mark', utf16(LIST, 'be', false), 'utf-16be', false],
  ['two characters of UTF-16', utf16('{}', 'le', false), 'utf-16le', false],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'binary', true],
  ['nothing', Buffer.alloc(0), 'utf-8', false],
  ['gzip', gzipSync(LIST), 'binary', false],
  ['tar header', Buffer.concat([Buffer.from('pods.json'), Buffer.alloc(503)]), 'binary', false],
  ['a stray NUL in a log', Buffer.from(`started\n\0\nready ${'.'.repeat(200)}\n`), 'utf-8', false],
  ['terminal colours', Buffer.from('\u001b[33;1mWarning:\u001b[0m old\n'), 'utf-8', false],
  ['Chinese text', Buffer.from('节点磁盘压力'), 'utf-8', false],
] as const)('%s', (_, bytes, encoding, bom) => {
  expect(sniffEncoding(bytes)).toEqual({ encoding, bom });
});

test('UTF-8 chunks are handed on, not copied', async () => {
  const chunk = Buffer.alloc(5000, 'a');
  const { chunks } = await decodeToUtf8(pieces(chunk, [5000]));
  for await (const same of chunks) expect(same.buffer).toBe(chunk.buffer);
});

test.each(['le', 'be'] as const)('UTF-16%s survives any chunk boundary', async (order) => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      async (text, sizes) => {
        const result = await decoded(utf16(text, order, true), sizes);
        expect(result.bytes.toString()).toBe(text);
        expect(result.empty).toBe(text === '');
      },
    ),
    { numRuns: 100 },
  );
});

test.each(['le', 'be'] as const)('long UTF-16%s in long chunks says the same', async (order) => {
  const text = 'pod 节点 🚀 ready\n'.repeat(40_000);
  for (const size of [65_537, 300_000])
    expect((await decoded(utf16(text, order, true), [size])).bytes.toString()).toBe(text);
});

test('the mark goes, whatever chunks it arrives in', async () => {
  expect((await decoded(Buffer.from(`\ufeff${LIST}`), [1])).bytes.toString()).toBe(LIST);
  expect(await decoded(Buffer.from('\ufeff'), [1])).toMatchObject({ bom: true, empty: true });
});

test('half a code unit at the end becomes a replacement character', async () => {
  const cut = utf16('ready', 'le', true).subarray(0, -1);
  expect((await decoded(cut, [7])).bytes.toString()).toBe('read\ufffd');
});

test('binary bytes stay as they are', async () => {
  const bytes = gzipSync(LIST);
  expect(await decoded(bytes, [9])).toMatchObject({ encoding: 'binary', bytes });
});
