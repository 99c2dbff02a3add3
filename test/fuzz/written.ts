import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathBytes } from './capture.ts';
import type { FuzzCase } from './fuzz-case.ts';

/** Writes a case below a folder, in place of what is there, and says what to read. Names the system refuses are left out. */
export function written(folder: string, { files, packed }: Pick<FuzzCase, 'files' | 'packed'>): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (packed !== null) {
    const path = join(folder, packed.name);
    writeFileSync(path, packed.bytes);
    return path;
  }
  const capture = join(folder, 'capture');
  mkdirSync(capture);
  for (const [path, { bytes }] of files) writeOne(capture, path, bytes);
  return capture;
}

function writeOne(folder: string, path: string, bytes: Buffer): void {
  const home = path.slice(0, path.lastIndexOf('/') + 1);
  try {
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), pathBytes(home)]), { recursive: true });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), pathBytes(path)]), bytes);
  } catch (error) {
    if (error instanceof Error && /ENAMETOOLONG|EINVAL|ENOTDIR|EISDIR|EEXIST/.test(error.message)) return;
    throw error;
  }
}
