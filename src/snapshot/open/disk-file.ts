import { createReadStream } from 'node:fs';
import { CHUNK_BYTES, chunksOf, diskSource } from './byte-source.ts';
import type { StoredFile } from './snapshot-file.ts';

/** A regular file on disk. */
export function diskFile(path: string, absolute: string, bytes: number): StoredFile {
  const source = diskSource(absolute, bytes);
  // Most files are small, and a stream costs more than reading them. Some file systems give files no size.
  const end = bytes === 0 ? Number.POSITIVE_INFINITY : bytes;
  const open = () =>
    bytes <= CHUNK_BYTES
      ? chunksOf(source, 0, end)
      : createReadStream(absolute, { highWaterMark: CHUNK_BYTES });
  return { path, bytes, source, open, disk: { absolute, progress: () => {} }, missing: () => null };
}
