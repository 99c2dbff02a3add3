import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutEscapes } from '../../src/snapshot/terminal-escapes.ts';

async function cleaned(text: string, size: number): Promise<string> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const parts: Buffer[] = [];
  for await (const chunk of withoutEscapes(chunks())) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString('utf8');
}

test.each([
  ['colours', '\u001b[1;39m{\u001b[0m"a"\u001b[K: 1}', '{"a": 1}'],
  ['a title', '\u001b]0;auditor@pi-master\u0007{"a": 1}', '{"a": 1}'],
  ['two bytes', '\u001b=\u001b>{}', '{}'],
  ['one that never ends', `{}\u001b[${'1'.repeat(400)}`, `{}[${'1'.repeat(400)}`],
  ['one at the very end', '{}\u001b', '{}\u001b'],
])('%s', async (_, text, expected) => {
  for (const size of [1, 2, 3, 5, 4096])
    expect((await cleaned(text, size)).replace(/\u001b$/, '')).toBe(expected.replace(/\u001b$/, ''));
});

test('whatever the chunks, nothing but the sequences goes', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u001b', '')),
    fc.constantFrom('\u001b[0m', '\u001b[33;1m', '\u001b[2K'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (pieces, size) => {
        const expected = pieces.filter((text) => !text.startsWith('\u001b')).join('');
        expect(await cleaned(pieces.join(''), size)).toBe(expected);
      },
    ),
  );
});
