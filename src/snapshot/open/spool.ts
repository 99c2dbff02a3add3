import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../user-error.ts';
import { type ByteSource, readFrom } from './byte-source.ts';

/** Most captures fit in; memory stays bounded for those that do not. */
const MEMORY_BYTES = 32 * 1024 * 1024;

/**
 * Keeps what can be read only once, the entries of a tar or standard input: in memory up to a budget, beyond it in one
 * temporary file that only the user may read. Its name is removed as soon as it is open, so nothing is left behind
 * even when the process is killed; where a system does not allow that, `close` removes it.
 */
export class Spool {
  private readonly memoryBytes: number;
  private inMemory = 0;
  private file: { readonly descriptor: number; readonly leftover: string | null } | null = null;
  private end = 0;

  constructor(memoryBytes = MEMORY_BYTES) {
    this.memoryBytes = memoryBytes;
  }

  /** One piece of content at a time: a writer has ended before the next begins. */
  begin(): SpoolWriter {
    let chunks: Uint8Array[] = [];
    let bytes = 0;
    let start: number | null = null;
    return {
      write: (chunk) => {
        bytes += chunk.length;
        if (start === null && this.inMemory + bytes <= this.memoryBytes) {
          // What a parser hands out is a view of a buffer much larger.
          chunks.push(new Uint8Array(chunk));
          return;
        }
        if (start === null) {
          start = this.end;
          for (const earlier of chunks) this.append(earlier);
          chunks = [];
        }
        this.append(chunk);
      },
      finish: () => {
        if (start !== null) return this.onDisk(start, bytes);
        this.inMemory += bytes;
        return memorySource(
          chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
        );
      },
    };
  }

  close(): void {
    if (this.file === null) return;
    closeSync(this.file.descriptor);
    if (this.file.leftover !== null) unlinkSync(this.file.leftover);
    this.file = null;
  }

  private append(chunk: Uint8Array): void {
    this.file ??= temporaryFile();
    try {
      for (let written = 0; written < chunk.length; )
        written += writeSync(
          this.file.descriptor,
          chunk,
          written,
          chunk.length - written,
          this.end + written,
        );
    } catch (error) {
      throw unwritable(error);
    }
    this.end += chunk.length;
  }

  private onDisk(start: number, bytes: number): ByteSource {
    return {
      bytes,
      read: (position, length) => {
        if (this.file === null) throw new Error('the spool was read after it was closed');
        return readFrom(
          this.file.descriptor,
          start + position,
          Math.min(length, Math.max(0, bytes - position)),
        );
      },
    };
  }
}

export interface SpoolWriter {
  write(chunk: Uint8Array): void;
  finish(): ByteSource;
}

function memorySource(content: Uint8Array): ByteSource {
  return { bytes: content.length, read: (position, length) => content.subarray(position, position + length) };
}

function temporaryFile(): { descriptor: number; leftover: string | null } {
  const path = join(tmpdir(), `kube-dossier-${crypto.randomUUID()}`);
  try {
    const descriptor = openSync(path, 'wx+', 0o600);
    return { descriptor, leftover: isRemoved(path) ? null : path };
  } catch (error) {
    throw unwritable(error);
  }
}

/** Windows keeps the name of a file as long as it is open. */
function isRemoved(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}

function unwritable(error: unknown): UserError {
  const why = error instanceof Error ? error.message : String(error);
  return new UserError(
    `cannot unpack the archive into a temporary file: ${why}; set TMPDIR to a directory with more space`,
    { cause: error },
  );
}
