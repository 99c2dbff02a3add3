import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Small enough that what was read is still in the processor's cache when it is searched and parsed: chunks of a
 * megabyte take twice as long.
 */
const BYTES = 256 * 1024;
/** Whoever takes a chunk may keep its end until the next is there; one more, so that nobody has to count exactly. */
const BUFFERS = 3;

/**
 * The bytes of a large file, in a few buffers that are used again and again: a chunk is overwritten when the second
 * after it is read. New buffers would cost as much as reading, and wake the garbage collector.
 */
export async function* fleetingChunks(
  path: string,
  progress: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const buffers = Array.from({ length: BUFFERS }, () => Buffer.allocUnsafeSlow(BYTES));
  const descriptor = openSync(path, 'r');
  try {
    let bytes = 0;
    for (let turn = 0; ; turn++) {
      const buffer = buffers[turn % BUFFERS] ?? Buffer.alloc(0);
      const read = readSync(descriptor, buffer);
      if (read === 0) return;
      bytes += read;
      progress(bytes);
      yield read === buffer.length ? buffer : buffer.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}
