import { createReadStream } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { by } from '../model/order.ts';
import { UserError } from '../user-error.ts';

/** One file of a snapshot. */
export interface SnapshotFile {
  /** Relative to the snapshot, `/` between parts. */
  readonly path: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** Fewer, larger reads: with Node's default of 64 KiB, reading costs more than parsing. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * The regular files below a directory, sorted by path, or the one file. Links are not followed.
 * Throws a `UserError` when there is no such path or it holds no file at all.
 */
export async function snapshotFiles(path: string): Promise<readonly SnapshotFile[]> {
  const root = resolve(path);
  const info = await stat(root).catch((error: unknown) => {
    throw new UserError(
      `no such file or directory: ${path}; expected a directory or file of captured kubectl output`,
      { cause: error },
    );
  });
  if (!info.isDirectory()) return [snapshotFile(basename(root), root, info.size)];
  await access(root, constants.R_OK | constants.X_OK).catch((error: unknown) => {
    throw new UserError(`cannot read the directory ${path}: permission denied`, { cause: error });
  });
  const files = (await filesBelow(root, '')).toSorted(by((file) => file.path));
  if (files.length === 0)
    throw new UserError(`${path} holds no files; expected captured kubectl output such as pods.json`);
  return files;
}

/** The name a snapshot goes by: the last part of its path. */
export function snapshotName(path: string): string {
  const name = basename(resolve(path)).replace(/\.(json|ya?ml|txt|log)$/i, '');
  return /^\.*$/.test(name) ? 'snapshot' : name;
}

function snapshotFile(path: string, absolute: string, bytes: number): SnapshotFile {
  // A stream allocates a whole chunk, and most files are small. Pipes and devices have no size.
  const highWaterMark = bytes === 0 ? CHUNK_BYTES : Math.min(bytes, CHUNK_BYTES);
  return { path, bytes, open: () => createReadStream(absolute, { highWaterMark }) };
}

/** Pipes and devices are left out as links are: they may never end. `folder` is empty or ends in `/`. */
async function filesBelow(root: string, folder: string): Promise<readonly SnapshotFile[]> {
  const absolute = join(root, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => null);
  // What may not be looked into stands there as a file that cannot be read.
  if (entries === null) return [{ path: folder, bytes: 0, open: () => listing(absolute) }];
  const found = entries.map(async (entry): Promise<readonly SnapshotFile[]> => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return isJunk(`${path}/`) ? [] : filesBelow(root, `${path}/`);
    if (!entry.isFile() || isJunk(path)) return [];
    return [snapshotFile(path, join(root, path), await sizeOf(join(root, path)))];
  });
  return (await Promise.all(found)).flat();
}

/** 0 of a file that is gone, or whose name is no UTF-8; reading it says why. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Throws what the system says. */
async function* listing(folder: string): AsyncGenerator<Uint8Array> {
  await readdir(folder);
  yield* [];
}

/** What file managers and version control leave behind. */
function isJunk(path: string): boolean {
  return /(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$|(^|\/)(\.git|__MACOSX)\//.test(path);
}
