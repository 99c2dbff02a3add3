import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { chunksOf } from '../../../src/snapshot/open/byte-source.ts';
import { Spool } from '../../../src/snapshot/open/spool.ts';
import { bytesOf } from './opened.ts';

test('content comes back as it went in, in memory and beyond', async () => {
  const spool = new Spool(1000);
  const contents = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(30 * index));
  const sources = contents.map((content) => {
    const writer = spool.begin();
    for (let at = 0; at < content.length; at += 7) writer.write(Buffer.from(content.slice(at, at + 7)));
    return writer.finish();
  });
  for (const [index, source] of sources.entries()) {
    expect((await bytesOf(chunksOf(source))).toString()).toBe(contents[index]);
    expect(source.bytes).toBe(contents[index]?.length);
    expect(Buffer.from(source.read(3, 5)).toString()).toBe(contents[index]?.slice(3, 8));
    expect(source.read(source.bytes, 10)).toHaveLength(0);
  }
  spool.close();
});

test('what a parser writes to again is kept as it was', () => {
  const writer = new Spool().begin();
  const shared = Buffer.from('first');
  writer.write(shared);
  shared.write('other');
  expect(Buffer.from(writer.finish().read(0, 5)).toString()).toBe('first');
});

test.skipIf(process.platform === 'win32')('no name of the temporary file is left while it is used', () => {
  const spool = new Spool(0);
  const writer = spool.begin();
  writer.write(Buffer.from('secret'));
  const source = writer.finish();
  expect(
    readdirSync(tmpdir()).filter((name) => /^kube-dossier-[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name)),
  ).toEqual([]);
  expect(Buffer.from(source.read(0, 6)).toString()).toBe('secret');
  spool.close();
});
