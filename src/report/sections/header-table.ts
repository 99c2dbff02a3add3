import type { Brief } from '../brief/schema.ts';
import { firstOf } from '../format/objects.ts';
import { statedDay } from '../format/times.ts';
import { table } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import type { PageStyle } from '../style/page-style.ts';

export type HeaderRow = readonly [name: string, value: Inline];

const MOST_NAMED = 20;

/** The first table of a page; rows that are `null` are left out. */
export function headerTable(rows: readonly (HeaderRow | null)[]): string {
  return markdown(
    table(
      [{ title: '' }, { title: '' }],
      rows.flatMap((row) => (row === null ? [] : [row])),
    ),
  );
}

/** `part of a cluster: shop, stage` */
export function partOfCluster(namespaces: readonly Inline[]): Inline {
  return [
    'part of a cluster: ',
    namespaces.length === 0 ? 'no namespace' : firstOf(namespaces, MOST_NAMED, 'namespaces'),
  ];
}

/** What the brief says of the report itself; who did the work stands on pages about two captures alone. */
export function statedRows(
  { project, auditor, date, nextReview }: Brief['report'],
  style: PageStyle,
  executor?: string,
): readonly (HeaderRow | null)[] {
  return [
    project === undefined ? null : ['Project', project],
    executor === undefined ? null : ['Executor', executor],
    auditor === undefined ? null : ['Auditor', auditor],
    date === undefined ? null : ['Date of this report', statedDay(date, style)],
    nextReview === undefined ? null : ['Next review', statedDay(nextReview, style)],
  ];
}
