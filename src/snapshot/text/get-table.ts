import type { KindName } from '../../model/kinds.ts';
import type { KubectlCommand } from './kubectl-command.ts';
import { kindNamed } from './resource-word.ts';
import { type ReadableHeader, readableHeaders } from './table/kinds.ts';
import { rowOf, tableObject } from './table/table-object.ts';
import { createRowReader, type TableHeader } from './table-layout.ts';
import type { TextList, TextObject } from './text-object.ts';

/** What stands around a table and tells what it is a table of. */
export interface TableContext {
  readonly command: KubectlCommand | null;
  /** What the path of the file says. */
  readonly source: KindName | null;
}

export interface GetTable {
  /** `null`: of a kind that is not read. */
  readonly list: TextList | null;
  /** Numbers of the lines, from 1, that are no rows of it: if any were, the list is not whole. */
  readonly unread: readonly number[];
}

/**
 * Reads the rows of one table: `lines` from `first` up to `end` below the header. A row that comes again, as with
 * `--watch`, replaces the one before.
 */
export function readGetTable(
  header: TableHeader,
  lines: readonly string[],
  { first, end }: { readonly first: number; readonly end: number },
  context: TableContext,
): GetTable {
  const readable = headerOf(header.names, firstRow(header, lines, first, end), context);
  if (readable === null) return { list: null, unread: [] };
  const read = createRowReader(header, lines);
  const objects = new Map<string, TextObject>();
  const unread: number[] = [];
  for (let index = first; index < end; index++) {
    if (lines[index]?.trim() === '') continue;
    const cells = read(index);
    const object = cells === null ? null : tableObject(readable, cells, index + 1);
    if (object === null) unread.push(index + 1);
    else objects.set(`${object.namespace ?? ''}\n${object.name}`, object);
  }
  const { command } = context;
  const { telling } = readable.kind;
  const isTelling = telling === undefined || readable.columns.has(telling);
  const isAsked = command === null || (!command.named && !command.selects);
  return {
    list: {
      source: readable.kind.source,
      form: 'table',
      whole: isTelling && isAsked,
      allNamespaces: readable.namespaced,
      namespace: readable.namespaced ? null : (command?.namespace ?? null),
      objects: [...objects.values()],
    },
    unread,
  };
}

/** The first row that can be read; none where there is none. */
function firstRow(
  header: TableHeader,
  lines: readonly string[],
  first: number,
  end: number,
): readonly string[] {
  const read = createRowReader(header, lines);
  for (let index = first; index < end; index++) {
    const cells = read(index);
    if (cells !== null) return cells;
  }
  return [];
}

/** Names such as `pod/cart` say it, else the command, the path, or the columns where only one kind has them. */
function headerOf(
  names: readonly string[],
  sample: readonly string[],
  { command, source }: TableContext,
): ReadableHeader | null {
  const candidates = readableHeaders(names).filter(({ kind, columns }) => {
    return sample.length === 0 || kind.fits === undefined || kind.fits(rowOf(sample, columns));
  });
  const nameAt = names.indexOf('NAME');
  const prefix = /^([a-z][a-z0-9.-]*)\//.exec(sample[nameAt] ?? '')?.[1] ?? null;
  if (prefix !== null && !names.includes('OBJECT'))
    return candidates.find(({ kind }) => kind.source === kindNamed(prefix)) ?? null;
  const asked = command?.resources.flatMap((resource) => kindNamed(resource) ?? []) ?? [];
  if (command !== null && command.resources.length === 1 && asked.length === 0 && isPlain(command))
    return null;
  return (
    candidates.find(({ kind }) => asked.includes(kind.source)) ??
    candidates.find(({ kind }) => kind.source === source) ??
    candidates.find(({ kind }) => kind.shared !== true) ??
    null
  );
}

/** `kubectl get all` prints many kinds, each with its own table. */
function isPlain({ resources }: KubectlCommand): boolean {
  return resources[0] !== 'all' && resources[0] !== '';
}
