import { createGunzip } from 'node:zlib';
import { ENGINE, inflated } from './inflated.ts';
import { type Allowance, ArchiveStop } from './limits.ts';
import type { Opening } from './opening.ts';
import type { StoredFile } from './snapshot-file.ts';

/** What is packed in a gzip file, member after member. Throws `ArchiveStop`. */
export async function* gunzipped(
  packed: AsyncIterable<Uint8Array>,
  allowance: Allowance,
  damaged: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  const engine = createGunzip(ENGINE);
  let bytes = 0;
  for await (const chunk of inflated(engine, packed, damaged)) {
    bytes += chunk.length;
    allowance.compare(engine.bytesWritten, bytes);
    yield chunk;
  }
}

/** One file, compressed: unpacked while it is read. */
export function gunzippedFile(file: StoredFile, path: string, { allowance, remarks }: Opening): StoredFile {
  let bytes: number | null = null;
  let counted = 0;
  let fault: string | null = null;
  const damaged = (why: string) => {
    fault = why;
    remarks.push({ path, format: 'gzip', level: 'error', message: `${why}; what came before was read` });
  };
  async function* open(): AsyncGenerator<Uint8Array> {
    let position = 0;
    try {
      for await (const chunk of gunzipped(file.open(), allowance, damaged)) {
        position += chunk.length;
        allowance.checkEntry(position);
        allowance.takeBytes(Math.max(0, position - counted));
        counted = Math.max(counted, position);
        yield chunk;
      }
      bytes = position;
    } catch (error) {
      if (!(error instanceof ArchiveStop)) throw error;
      damaged(error.message);
    }
  }
  return {
    path,
    get bytes() {
      return bytes ?? file.bytes;
    },
    source: null,
    open,
    missing: () => fault ?? file.missing(),
  };
}

/** `pods.json.gz` holds `pods.json`. */
export function gunzippedName(path: string): string {
  return /[^/]\.(gz|tgz)$/i.test(path) ? path.replace(/\.t?gz$/i, '') : path;
}
