import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A copy of a snapshot below `folder` whose files were written in another order, the directory's own order with them.
 * With `items`, the items of every list are in another order too.
 */
export function shuffled(snapshot: string, folder: string, { items }: { readonly items: boolean }): string {
  const copy = join(folder, basename(snapshot));
  const files = readdirSync(snapshot, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(snapshot, path)).isFile(),
  );
  for (const path of reordered(files.toSorted())) {
    const content = readFileSync(join(snapshot, path));
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), items ? shuffledItems(content.toString('utf8')) : content);
  }
  return copy;
}

function shuffledItems(text: string): string {
  const list = parsedList(text);
  return list === null ? text : `${JSON.stringify({ ...list, items: reordered(list.items) }, null, 4)}\n`;
}

function parsedList(text: string): { readonly items: readonly unknown[] } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
      ? { ...value, items: value.items }
      : null;
  } catch {
    return null;
  }
}

/** Last first, and every third one taken out and put behind: neither the order nor its reverse. */
function reordered<T>(values: readonly T[]): readonly T[] {
  const reversed = values.toReversed();
  return [
    ...reversed.filter((_, index) => index % 3 !== 0),
    ...reversed.filter((_, index) => index % 3 === 0),
  ];
}
