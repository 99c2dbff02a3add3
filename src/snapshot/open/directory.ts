import { type Dirent, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { by } from '../../model/order.ts';
import { diskFile } from './disk-file.ts';
import { isJunk } from './junk.ts';
import type { Remark } from './remarks.ts';
import type { StoredFile } from './snapshot-file.ts';

/**
 * The regular files below a directory, sorted by path. Links are not followed: they may lead anywhere, and in circles.
 * Pipes and devices are not opened: they may never end. Both are remarked on.
 */
export async function directoryFiles(root: string, remarks: Remark[]): Promise<readonly StoredFile[]> {
  return (await filesBelow(root, '', remarks)).toSorted(by((file) => file.path));
}

/** `folder` is empty or ends in `/`. */
async function filesBelow(root: string, folder: string, remarks: Remark[]): Promise<readonly StoredFile[]> {
  const absolute = join(root, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => null);
  // What may not be looked into stands there as a file that cannot be read.
  if (entries === null) return [unreadable(folder, absolute)];
  const found: (readonly StoredFile[])[] = [];
  for (const entry of entries) {
    const path = `${folder}${entry.name}`;
    if (isJunk(entry.isDirectory() ? `${path}/` : path)) continue;
    if (entry.isDirectory()) found.push(await filesBelow(root, `${path}/`, remarks));
    else if (entry.isFile()) found.push([diskFile(path, join(root, path), sizeOf(join(root, path)))]);
    else remarks.push(remarkOn(path, entry));
  }
  return found.flat();
}

/** 0 of a file that is gone, or whose name is no UTF-8; reading it says why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function remarkOn(path: string, entry: Dirent): Remark {
  return entry.isSymbolicLink()
    ? { path, format: 'link', level: 'note', message: 'a link: not followed' }
    : { path, format: 'device', level: 'note', message: 'a device or pipe: not read' };
}

function unreadable(path: string, absolute: string): StoredFile {
  return { path, bytes: 0, source: null, open: () => listing(absolute), missing: () => null };
}

/** Throws what the system says. */
async function* listing(folder: string): AsyncGenerator<Uint8Array> {
  await readdir(folder);
  yield* [];
}
