import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read from anywhere. */
export interface ByteSource {
  readonly bytes: number;
  /** At most `length` bytes from `position`, fewer only at the end. Throws what the system says. */
  read(position: number, length: number): Uint8Array;
}

/** Fewer, larger reads: with Node's default of 64 KiB, reading costs more than parsing. */
export const CHUNK_BYTES = 1024 * 1024;

/** A file on disk, open only while it is read: a snapshot may hold more archives than a process may hold files open. */
export function diskSource(path: string, bytes: number): ByteSource {
  return {
    bytes,
    read(position, length) {
      const descriptor = openSync(path, 'r');
      try {
        return readFrom(descriptor, position, length);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** At most `length` bytes of an open file. */
export function readFrom(descriptor: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(descriptor, bytes, filled, length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled === length ? bytes : bytes.subarray(0, filled);
}

/** Of a source whose end nobody knows: most are empty. */
const UNKNOWN_BYTES = 64 * 1024;

/** The bytes from `start` to before `end`, or to where the source ends. */
export async function* chunksOf(
  source: ByteSource,
  start = 0,
  end = source.bytes,
): AsyncGenerator<Uint8Array> {
  const most = Number.isFinite(end) ? CHUNK_BYTES : UNKNOWN_BYTES;
  for (let position = start; position < end; ) {
    const chunk = source.read(position, Math.min(most, end - position));
    if (chunk.length === 0) return;
    yield chunk;
    position += chunk.length;
  }
}
