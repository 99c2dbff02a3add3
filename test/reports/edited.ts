import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** An object of a captured list, as JSON has it. */
export interface Item {
  readonly metadata: { readonly name: string };
}

export interface Edit {
  /** A file of the snapshot. */
  readonly file: string;
  /** Its items afterwards; `null`: the file goes. */
  readonly items: ((items: readonly Item[]) => readonly Item[]) | null;
}

/** A copy of a snapshot below `folder` in which lists are changed, or whole files are gone. */
export function edited(snapshot: string, folder: string, edits: readonly Edit[]): string {
  const copy = join(folder, basename(snapshot));
  cpSync(snapshot, copy, { recursive: true });
  for (const { file, items } of edits) {
    const path = join(copy, file);
    if (items === null) rmSync(path);
    else {
      const list: { readonly items: readonly Item[] } = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, `${JSON.stringify({ ...list, items: items(list.items) }, null, 4)}\n`);
    }
  }
  return copy;
}

/** Every text of a file that holds a name, with another one in its place. */
export function renamed(
  snapshot: string,
  folder: string,
  from: string,
  to: string,
  files: readonly string[],
): string {
  const copy = join(folder, basename(snapshot));
  cpSync(snapshot, copy, { recursive: true });
  for (const file of files) {
    const path = join(copy, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  }
  return copy;
}

/** Lines of one page that the other lacks, positions in files aside. */
export function changedLines(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const lines = (page: string) => page.replace(/#\/items\/\d+/g, '#/items/…').split('\n');
  const missing = (from: readonly string[], other: readonly string[]) => {
    const left = new Map<string, number>();
    for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
    return from.filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    });
  };
  return { gone: missing(lines(before), lines(after)), come: missing(lines(after), lines(before)) };
}
