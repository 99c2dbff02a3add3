import type { StoredFile } from './snapshot-file.ts';

interface ClosableFile extends StoredFile {
  /** Whoever writes to the pipe need not go on. */
  close(): Promise<void>;
}

/** Enough for every look ahead that is taken before a file is read. */
const KEPT_BYTES = 8 * 1024 * 1024;

/**
 * What comes through a pipe and only once, as a file. What was read of it is kept until it is more than that,
 * so it can be looked into and then read from the start; it is never kept whole, however long it is.
 */
export function streamFile(path: string, input: AsyncIterable<Uint8Array>): ClosableFile {
  const rest = input[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let bytes = 0;
  let isLost = false;
  async function* open(): AsyncGenerator<Uint8Array> {
    if (isLost) throw new Error(`${path} was opened again after it had been read`);
    yield* kept;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      bytes += next.value.length;
      isLost ||= bytes > KEPT_BYTES;
      if (isLost) kept.length = 0;
      else kept.push(next.value);
      yield next.value;
    }
  }
  return {
    path,
    get bytes() {
      return bytes;
    },
    source: null,
    open,
    missing: () => null,
    close: async () => {
      await rest.return?.();
    },
  };
}
