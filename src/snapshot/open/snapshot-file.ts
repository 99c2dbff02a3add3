import type { ByteSource } from './byte-source.ts';

export interface DiskPlace {
  readonly absolute: string;
  /** Tells whoever counts that so many bytes of it were read. */
  progress(bytes: number): void;
}

/** One file of a snapshot, wherever it lies: on disk, in an archive, on standard input. */
export interface SnapshotFile {
  /** Relative to the snapshot, `/` between parts; an archive is the folder of its entries. */
  readonly path: string;
  /** Of what lies there; what is compressed and was not read to its end counts as it lies there. */
  readonly bytes: number;
  /** From the start, as often as one likes; standard input only once beyond its first 8 MiB. */
  open(): AsyncIterable<Uint8Array>;
  /** Where it lies, if on disk as it is; a thread can read it there. */
  readonly disk?: DiskPlace;
  /** Why content is missing from it, or files beside it nobody can name; `null`: nothing is known to. Final once it was read. */
  missing(): string | null;
}

/** What opening needs to know besides: where the bytes can be read out of order, if they can. */
export interface StoredFile extends SnapshotFile {
  readonly source: ByteSource | null;
}

/** The system could not read it, in contrast to a fault of ours. */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
