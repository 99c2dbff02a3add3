import { createReadStream } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { globby } from 'globby';
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
  const entries = await globby('**', {
    cwd: root,
    dot: true,
    stats: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
  });
  const wanted = entries.filter((entry) => !isJunk(entry.path));
  const readable = wanted
    .filter((entry) => entry.dirent.isFile())
    .map((entry) => snapshotFile(entry.path, join(root, entry.path), entry.stats?.size ?? 0));
  const folders = wanted.filter((entry) => entry.dirent.isDirectory()).map((entry) => entry.path);
  const files = [...readable, ...(await lockedFolders(root, folders))].toSorted(by((file) => file.path));
  if (files.length === 0)
    throw new UserError(`${path} holds no files; expected captured kubectl output such as pods.json`);
  return files;
}

/** The name a snapshot goes by: the last part of its path. */
export function snapshotName(path: string): string {
  return basename(resolve(path)).replace(/\.(json|ya?ml|txt|log)$/i, '') || 'snapshot';
}

function snapshotFile(path: string, absolute: string, bytes: number): SnapshotFile {
  return { path, bytes, open: () => createReadStream(absolute, { highWaterMark: CHUNK_BYTES }) };
}

/** Folders that may not be looked into, as files that cannot be read. */
async function lockedFolders(root: string, paths: readonly string[]): Promise<readonly SnapshotFile[]> {
  const locked = paths.map(async (path): Promise<readonly SnapshotFile[]> => {
    const absolute = join(root, path);
    return access(absolute, constants.R_OK | constants.X_OK).then(
      () => [],
      () => [{ path: `${path}/`, bytes: 0, open: () => listing(absolute) }],
    );
  });
  return (await Promise.all(locked)).flat();
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
