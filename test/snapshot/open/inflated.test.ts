import { constants, createGunzip, createInflateRaw, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflated } from '../../../src/snapshot/open/inflated.ts';
import { bytesOf, chunked } from './opened.ts';

const text = fc
  .array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 200 })
  .map((lines) => lines.join('\n').repeat(20));

test('cut anywhere, in any chunks: all that can be inflated, and the cut is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5000 }),
      async (content, at, chunk) => {
        const packed = gzipSync(content);
        const length = Math.floor(at * packed.length);
        const faults: string[] = [];
        const engine = createGunzip({ chunkSize: 64 });
        const read = await bytesOf(
          inflated(engine, chunked(packed.subarray(0, length), chunk), (why) => faults.push(why)),
        );
        const possible = gunzipSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
        expect(read.equals(possible)).toBe(true);
        expect(faults).toEqual(length === packed.length ? [] : ['the compressed data is cut']);
      },
    ),
    { numRuns: 60 },
  );
});

test('damaged anywhere: an end, and a fault or the same content', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), fc.integer({ min: 1, max: 255 }), async (content, at, flip) => {
      const packed = gzipSync(content);
      const position = at % packed.length;
      packed.writeUInt8(packed.readUInt8(position) ^ flip, position);
      const faults: string[] = [];
      const read = await bytesOf(inflated(createGunzip(), chunked(packed, 999), (why) => faults.push(why)));
      if (faults.length === 0) expect(read.toString()).toBe(content);
    }),
    { numRuns: 60 },
  );
});

test('bytes after the end belong to somebody else', async () => {
  const packed = deflateRawSync('pods');
  const engine = createInflateRaw();
  const bytes = Buffer.concat([packed, Buffer.from('the next header')]);
  expect((await bytesOf(inflated(engine, chunked(bytes, 5), () => {}))).toString()).toBe('pods');
  expect(engine.bytesWritten).toBe(packed.length);
});
