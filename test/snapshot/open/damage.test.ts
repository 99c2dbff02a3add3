import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../../src/user-error.ts';
import { pax, tar } from '../../builders/tar.ts';
import { zip } from '../../builders/zip.ts';
import { openBytes } from './opened.ts';

const TAR = tar([
  { name: 'folder/', type: '5' },
  pax({ path: 'shop/pods.json', size: '600' }),
  { name: 'pods.json', content: '{}'.repeat(300) },
  { name: 'link', type: '2', link: 'pods.json' },
  { name: '././@LongLink', type: 'L', content: `${'n'.repeat(120)}\0` },
  { name: 'nodes.json', content: '[]' },
]);
const ZIP = zip([
  { name: 'pods.json', content: '{}'.repeat(300) },
  { name: 'nodes.json', content: '[]', streamed: true },
  { name: 'events.json', content: '[]', zip64: true, method: 0 },
]);

const LIMITS = { entries: 1000, entry: 1e6, bytes: 1e7, ratio: 100, depth: 2 };

test.each([
  ['tar', TAR],
  ['tar.gz', gzipSync(TAR)],
  ['tar.gz, damaged before it was packed', null],
  ['zip', ZIP],
])(
  'a %s with any damage is read or refused in words, and nothing is read that nobody asked for',
  async (_, bytes) => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(), async (changes, cut) => {
        const damaged = Buffer.from(bytes ?? TAR);
        for (const [at, byte] of changes) damaged.writeUInt8(byte, at % damaged.length);
        const kept = cut % 3 === 0 ? damaged.subarray(0, cut % damaged.length) : damaged;
        try {
          const { files } = await openBytes(bytes === null ? gzipSync(kept) : kept, LIMITS, 333);
          for (const path of Object.keys(files)) expect(path.split('/')).not.toContain('..');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 150 },
    );
  },
);
