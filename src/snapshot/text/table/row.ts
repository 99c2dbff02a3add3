import type { JsonRecord } from '../../../model/json.ts';
import type { KindName } from '../../../model/kinds.ts';
import type { Ago } from '../text-object.ts';

/** One row of a table, by its columns. */
export interface Row {
  /** `null` where there is no such column, or kubectl writes `<none>`, `<unset>`, `<unknown>` or nothing there. */
  cell(column: string): string | null;
  /** The labels that `--show-labels` or `-L` print. */
  readonly labels: Readonly<Record<string, string>>;
}

/** How `kubectl get` prints a kind, and what of the object that shows. */
export interface TableKind {
  readonly source: KindName;
  /** Column names without `-o wide`, of every release that differs, newest first. NAMESPACE is left out. */
  readonly headers: readonly (readonly string[])[];
  /** Columns that `-o wide` adds. */
  readonly wide: readonly string[];
  /** Columns that other kinds have too: a command, a file name or names such as `rs/cart` must tell. */
  readonly shared?: boolean;
  /** Whether the cells of a row can be this kind's, where custom resources may have the same columns. */
  fits?(row: Row): boolean;
  /** Without this column an old release leaves open what newer ones print. */
  readonly telling?: string;
  /** The object's members beside kind, name, namespace, labels and creation. */
  read(row: Row, ago: Ago): JsonRecord;
}

/** `3` of a cell; `null` for anything but a whole number. */
export function wholeNumber(cell: string | null): number | null {
  return cell !== null && /^\d{1,9}$/.test(cell) ? Number(cell) : null;
}

/** `2/3` */
export function share(cell: string | null): { readonly part: number; readonly whole: number } | null {
  const [, part, whole] = /^(\d{1,9})\/(\d{1,9})$/.exec(cell ?? '') ?? [];
  return part === undefined || whole === undefined ? null : { part: Number(part), whole: Number(whole) };
}

/** `a,b`; of `a,b + 3 more...` what is shown. */
export function listed(cell: string | null): readonly string[] {
  return (cell ?? '')
    .replace(/ \+ \d+ more\.\.\.$/, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '<none>');
}

/** `app=cart,tier=web`; `null` where a selector holds more than equalities. */
export function labelPairs(cell: string | null): Readonly<Record<string, string>> | null {
  if (cell === null) return null;
  const pairs = cell.split(',').map((pair) => /^([^=!\s]+)=([^=\s]*)$/.exec(pair.trim()));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** A template's containers as `-o wide` lists them: names and images in one order. */
export function templateContainers(row: Row): readonly JsonRecord[] {
  const names = listed(row.cell('CONTAINERS') ?? row.cell('CONTAINER(S)'));
  const images = listed(row.cell('IMAGES') ?? row.cell('IMAGE(S)'));
  if (names.length !== images.length) return names.map((name) => ({ name }));
  return names.map((name, index) => ({ name, image: images[index] }));
}
