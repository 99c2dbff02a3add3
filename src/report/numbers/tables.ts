import type { Contradiction } from './contradiction.ts';
import type { PageBlock } from './page-blocks.ts';

type Table = Extract<PageBlock, { type: 'table' }>;

/** Every whole number in a row that is called the total is the sum of its column. */
export function wrongTotals({ header, rows }: Table): readonly Contradiction[] {
  const last = rows.at(-1);
  if (last === undefined || !/^(Total|Sum|All)$/i.test(last[0] ?? '')) return [];
  const parts = rows.slice(0, -1);
  return header.flatMap((title, column) => {
    const total = whole(last[column]);
    const values = parts.map((row) => whole(row[column]));
    const known = values.flatMap((value) => value ?? []);
    // What was not captured has no number, and then the total cannot be told from the rows.
    if (total === null || known.length < values.length || column === 0) return [];
    const sum = known.reduce((all, value) => all + value, 0);
    const text = `the total of "${title}" is ${total}, and its rows sum up to ${sum}`;
    return sum === total ? [] : [{ text, words: [last.join(' ')] }];
  });
}

/** `before - deleted + created = after`, where a table has such columns. */
export function wrongChanges({ header, rows }: Table): readonly Contradiction[] {
  const [before, created, deleted, after] = CHANGES.map((title) => header.indexOf(title));
  if (before === undefined || created === undefined || deleted === undefined || after === undefined)
    return [];
  if ([before, created, deleted, after].includes(-1)) return [];
  return rows.flatMap((row) => {
    const [was, more, fewer, is] = [before, created, deleted, after].map((column) => whole(row[column]));
    if (was == null || more == null || fewer == null || is == null || was - fewer + more === is) return [];
    return [{ text: `${was} - ${fewer} deleted + ${more} created is not ${is}`, words: [row.join(' ')] }];
  });
}

const CHANGES = ['Before', 'Created', 'Deleted', 'After'] as const;

/** What is used and what is free of one thing are all of it; both are rounded. */
export function wrongComplements({ header, rows }: Table): readonly Contradiction[] {
  const [used, free] = [header.indexOf('Used'), header.indexOf('Free')];
  if (used < 0 || free < 0) return [];
  return rows.flatMap((row) => {
    const [one, other] = [row[used], row[free]].map((cell) => /\((\d+(?:\.\d)?) %\)$/.exec(cell ?? '')?.[1]);
    if (one === undefined || other === undefined) return [];
    const off = Math.abs(Number(one) + Number(other) - 100);
    const tolerance = one.includes('.') ? 0.11 : 1;
    if (off <= tolerance) return [];
    return [{ text: `${one} % used and ${other} % free are not 100 %`, words: [row.join(' ')] }];
  });
}

function whole(cell: string | undefined): number | null {
  return cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : null;
}
