import { type Dirent, readdirSync, statSync } from 'node:fs';
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
export function directoryFiles(root: string, remarks: Remark[]): readonly StoredFile[] {
  return filesBelow(root, '', remarks).toSorted(by((file) => file.path));
}

/** `folder` is empty or ends in `/`. */
function filesBelow(root: string, folder: string, remarks: Remark[]): readonly StoredFile[] {
  const absolute = join(root, folder);
  const entries = entriesOf(absolute);
  // What may not be looked into stands there as a file that cannot be read.
  if (entries === null) return [unreadable(folder, absolute)];
  const found: (readonly StoredFile[])[] = [];
  for (const entry of entries) {
    const path = `${folder}${entry.name}`;
    if (isJunk(entry.isDirectory() ? `${path}/` : path)) continue;
    if (entry.isDirectory()) found.push(filesBelow(root, `${path}/`, remarks));
    else if (entry.isFile()) {
      const place = join(absolute, entry.name);
      found.push([diskFile(path, place, sizeOf(place))]);
    } else remarks.push(remarkOn(path, entry));
  }
  return found.flat();
}

/** `null` where the system does not say. */
function entriesOf(absolute: string): readonly Dirent[] | null {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch {
    return null;
  }
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
  readdirSync(folder);
  yield* [];
}
