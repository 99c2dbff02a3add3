import { expect, test } from 'vitest';
import { streamFile } from '../../../src/snapshot/open/stream-file.ts';
import { bytesOf, chunked } from './opened.ts';

test('it can be looked into and then read from the start', async () => {
  const file = streamFile('stdin', chunked(Buffer.alloc(30_000_000, 'x'), 65_536));
  for (let look = 0; look < 3; look++) for await (const _ of file.open()) break;
  expect(await bytesOf(file.open())).toHaveLength(30_000_000);
  expect(file.bytes).toBe(30_000_000);
});

test('what is short can be read again, what is long is not kept', async () => {
  const short = streamFile('stdin', chunked(Buffer.from('pods'), 1));
  for (let look = 0; look < 2; look++) expect((await bytesOf(short.open())).toString()).toBe('pods');
  const long = streamFile('stdin', chunked(Buffer.alloc(20_000_000), 65_536));
  await bytesOf(long.open());
  await expect(bytesOf(long.open())).rejects.toThrow('stdin was opened again');
});
