import { createRowReader } from '../table-layout.ts';

/** One key of a description, with what stands below it. */
export interface Entry {
  readonly key: string;
  /** '' where the value is a block of its own. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  readonly entries: readonly Entry[];
  /** Lines below it that are no keys: rows of tables, further values. Not trimmed. */
  readonly rows: readonly string[];
}

/** What `kubectl describe` prints of one object. */
export interface Description {
  /** From 1. */
  readonly line: number;
  readonly entries: readonly Entry[];
}

/** Reads lines into keys by their indentation. Total: what fits nowhere is a row of the key above. */
export function readDescription(lines: readonly string[], first: number): Description {
  const root: Open = { indent: -1, key: '', value: '', line: first, entries: [], rows: [] };
  const open: Open[] = [root];
  for (const [index, line] of lines.entries()) {
    if (DATA.test(line)) break;
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    while (open.length > 1 && (open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.at(-1) ?? root;
    const [, key, value = ''] = KEY.exec(line) ?? [];
    if (key === undefined || key.includes('  ')) {
      parent.rows.push(line);
      continue;
    }
    const entry: Open = { indent, key, value: value.trim(), line: first + index, entries: [], rows: [] };
    parent.entries.push(entry);
    if (open.length < DEEPEST) open.push(entry);
  }
  return { line: first, entries: root.entries };
}

interface Open extends Entry {
  readonly indent: number;
  readonly entries: Open[];
  readonly rows: string[];
}

/** Below this ConfigMaps and Secrets print what they hold, as it is. */
export const DATA = /^={4,}$/;
const DEEPEST = 16;
const KEY = /^ *([^\s:][^:]{0,200}):(?: +(.*))?$/;

type Keyed = Pick<Description, 'entries'>;

export function entry(of: Keyed | null, key: string): Entry | null {
  return of?.entries.find((one) => one.key === key) ?? null;
}

/** The value of a key; `null` where there is none, or kubectl writes `<none>` or the like. */
export function value(of: Keyed | null, key: string): string | null {
  const text = entry(of, key)?.value ?? '';
  return text === '' || /^<(?:none|unset|unknown|nil|invalid)>$/.test(text) ? null : text;
}

/** A key's value and the lines under it: labels, taints. */
export function values(of: Keyed | null, key: string): readonly string[] {
  const found = entry(of, key);
  if (found === null) return [];
  return [found.value, ...found.rows.map((row) => row.trim())].filter(
    (text) => text !== '' && text !== '<none>',
  );
}

export function numberOf(of: Keyed | null, key: string): number | null {
  const [digits] = /^\d{1,9}(?!\d)/.exec(value(of, key) ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}

/** The rows of a block that is a table, by the names of its columns in capitals. */
export function tableOf(block: Entry | null): readonly ReadonlyMap<string, string>[] {
  const [head, ...rest] = block?.rows ?? [];
  if (head === undefined) return [];
  const found = [...head.matchAll(/\S+(?: \S+)*/g)];
  const header = {
    names: found.map(([name]) => name.toUpperCase()),
    starts: found.map(({ index }) => index),
  };
  const rows = rest.filter((row) => !/^[\s-]+$/.test(row));
  const read = createRowReader(header, rows);
  return rows.flatMap((_, index) => {
    const cells = read(index);
    return cells === null ? [] : [new Map(header.names.map((name, column) => [name, cells[column] ?? '']))];
  });
}
