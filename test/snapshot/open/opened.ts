import type { ArchiveLimits } from '../../../src/snapshot/open/limits.ts';
import { type OpenedSnapshot, openSnapshot } from '../../../src/snapshot/open/open-snapshot.ts';

/** What a snapshot was found to hold, once all of it was read. */
export interface Found {
  readonly container: OpenedSnapshot['container'];
  readonly files: Readonly<Record<string, string>>;
  /** Paths of files that do not count as whole. */
  readonly partial: readonly string[];
  /** `path: message`. */
  readonly remarks: readonly string[];
}

/** Opens these bytes as they would come from standard input, in chunks of this size. */
export function openBytes(
  bytes: Uint8Array,
  limits: Partial<ArchiveLimits> = {},
  chunk = 65_536,
): Promise<Found> {
  return found('-', { limits, input: chunked(bytes, chunk) });
}

export async function found(path: string, options: Parameters<typeof openSnapshot>[1] = {}): Promise<Found> {
  const opened = await openSnapshot(path, options);
  try {
    const files: Record<string, string> = {};
    for (const file of opened.files) files[file.path] = (await bytesOf(file.open())).toString('utf8');
    return {
      container: opened.container,
      files,
      partial: opened.files.filter((file) => file.missing() !== null).map((file) => file.path),
      remarks: [...new Set(opened.remarks.map(({ path, message }) => `${path}: ${message}`))],
    };
  } finally {
    await opened.close();
  }
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

export async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
