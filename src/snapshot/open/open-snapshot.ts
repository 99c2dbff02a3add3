import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Container } from '../../model/ledger.ts';
import { by } from '../../model/order.ts';
import { UserError } from '../../user-error.ts';
import { CHUNK_BYTES } from './byte-source.ts';
import { directoryFiles } from './directory.ts';
import { diskFile } from './disk-file.ts';
import { Allowance, type ArchiveLimits, DEFAULT_LIMITS } from './limits.ts';
import type { Opening } from './opening.ts';
import type { Remark } from './remarks.ts';
import type { SnapshotFile, StoredFile } from './snapshot-file.ts';
import { STANDARD_INPUT } from './snapshot-name.ts';
import { Spool } from './spool.ts';
import { streamFile } from './stream-file.ts';
import { unpacked, unpackedEach } from './unpacked.ts';

export interface OpenedSnapshot {
  /** What the snapshot was given as. */
  readonly container: Container;
  /** Sorted by path. */
  readonly files: readonly SnapshotFile[];
  /** What is to be said of links, archives and what cannot be read of them; complete once the files were read. */
  readonly remarks: readonly Remark[];
  close(): Promise<void>;
}

interface OpenOptions {
  readonly limits?: Partial<ArchiveLimits>;
  /** Takes the place of standard input. */
  readonly input?: AsyncIterable<Uint8Array>;
}

type Opened = Pick<OpenedSnapshot, 'container' | 'files'>;

/**
 * The files of a snapshot: a directory, an archive (`.tar`, `.tar.gz`, `.zip`), a single file (also `.gz`), or `-`,
 * standard input with any of these but a directory. Content decides what it is. Archives inside are opened too.
 * Throws a `UserError` when there is no such path or it holds no file at all.
 */
export async function openSnapshot(path: string, options: OpenOptions = {}): Promise<OpenedSnapshot> {
  const opening: Opening = {
    allowance: new Allowance({ ...DEFAULT_LIMITS, ...options.limits }),
    spool: new Spool(),
    remarks: [],
    closing: [],
  };
  const close = async () => {
    for (const step of opening.closing) await step();
    opening.spool.close();
  };
  try {
    const { container, files } = await opened(path, options.input ?? null, opening);
    if (files.length === 0)
      throw new UserError(
        `${path} holds no files; expected captured kubectl output such as pods.json${said(opening.remarks)}`,
      );
    return {
      container,
      files: files.toSorted(by((file) => file.path)),
      remarks: opening.remarks,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function opened(
  path: string,
  input: AsyncIterable<Uint8Array> | null,
  opening: Opening,
): Promise<Opened> {
  if (path === STANDARD_INPUT) return openStream('stdin', input ?? standardInput(), 'stdin', opening);
  const root = resolve(path);
  const info = await stat(root).catch((error: unknown) => {
    throw new UserError(
      `no such file or directory: ${path}; expected a directory, archive or file of captured kubectl output`,
      { cause: error },
    );
  });
  if (info.isFile()) return openFile(diskFile(basename(root), root, info.size), 'file', opening);
  if (!info.isDirectory()) {
    const stream = createReadStream(root, { highWaterMark: CHUNK_BYTES });
    return openStream(basename(root), stream, 'file', opening);
  }
  await access(root, constants.R_OK | constants.X_OK).catch((error: unknown) => {
    throw new UserError(`cannot read the directory ${path}: permission denied`, { cause: error });
  });
  const files = directoryFiles(root, opening.remarks);
  return { container: 'directory', files: await unpackedEach(files, 0, opening) };
}

async function openFile(file: StoredFile, plain: Container, opening: Opening): Promise<Opened> {
  const { container, files } = await unpacked(file, { prefix: '', depth: 0, beside: new Set() }, opening);
  return { container: container ?? plain, files };
}

function openStream(
  name: string,
  input: AsyncIterable<Uint8Array>,
  plain: Container,
  opening: Opening,
): Promise<Opened> {
  const file = streamFile(name, input);
  opening.closing.push(file.close);
  return openFile(file, plain, opening);
}

function standardInput(): AsyncIterable<Uint8Array> {
  // Looked up here and not imported: whoever looks at it changes how the terminal's input behaves.
  if (process.stdin.isTTY)
    throw new UserError(
      'nothing comes from standard input: it is a terminal; expected captured kubectl output',
    );
  return process.stdin;
}

/** An archive without files may say why. */
function said(remarks: readonly Remark[]): string {
  const [first] = remarks;
  return first === undefined ? '' : `; ${first.path}: ${first.message}`;
}
