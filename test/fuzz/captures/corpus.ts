import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Capture, captureOf } from '../capture.ts';

/** Captures below a folder: the files of one folder are one, and each large file is left out. */
export function corpus(folder: string): readonly Capture[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    const { size } = statSync(join(folder, path));
    if (size === 0 || size > LARGEST) continue;
    const home = path.split('/').slice(0, DEPTH).join('/');
    const key = home === path ? dirname(path) : home;
    byFolder.set(key, [...(byFolder.get(key) ?? []), path]);
  }
  return [...byFolder].flatMap(([key, files]) =>
    portions(files).map((some, index) =>
      captureOf(
        `corpus/${key}/${index}`,
        Object.fromEntries(some.map((path) => [relative(key, path), readFileSync(join(folder, path))])),
      ),
    ),
  );
}

const LARGEST = 400 * 1024;
/** Folders that hold whole captures lie this deep. */
const DEPTH = 2;
const MOST_FILES = 20;

function portions(files: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(files.length / MOST_FILES);
  return Array.from({ length: count }, (_, index) => files.filter((_, at) => at % count === index));
}
