import { type KindName, resourceName } from '../../model/kinds.ts';
import { parseAge } from './age.ts';
import { kindNamed } from './resource-word.ts';
import { headerFor } from './table/kinds.ts';
import type { TableHeader } from './table-layout.ts';

export interface HeaderlessTable {
  readonly header: TableHeader;
  readonly what: string;
}

/**
 * The columns of a table printed with `--no-headers`, or cut by `grep`: those of the kind that the file is named after,
 * where the first rows have as many cells as it has columns and ages where it has ages. `null` for anything else.
 */
export function headerlessTable(
  lines: readonly string[],
  resource: string | null,
  hinted: KindName | null,
): HeaderlessTable | null {
  const source = (resource === null ? null : kindNamed(resource)) ?? hinted;
  const rows = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  if (source === null || rows.length === 0) return null;
  const cut = rows.map((row) => [...row.matchAll(/\S+(?: \S+)*/g)]);
  const fullest = cut.toSorted((a, b) => b.length - a.length)[0] ?? [];
  for (const namespaced of [false, true]) {
    const names = headerFor(source, fullest.length, namespaced);
    const age = names?.indexOf(source === 'events' ? 'LAST SEEN' : 'AGE') ?? -1;
    if (names === null || age < 0) continue;
    const full = cut.filter((cells) => cells.length === names.length);
    if (!full.every((cells) => isAge(cells[age]?.[0] ?? ''))) continue;
    if (2 * full.length < rows.length) continue;
    return { header: { names, starts: fullest.map(({ index }) => index) }, what: resourceName(source) };
  }
  return null;
}

const SAMPLE = 50;

function isAge(cell: string): boolean {
  return (
    parseAge(cell.replace(/ \(x\d+ over \S+\)$/, '')) !== null || cell === '<unknown>' || cell === '<invalid>'
  );
}
