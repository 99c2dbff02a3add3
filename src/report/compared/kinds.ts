import type { RootContent } from 'mdast';
import type { Comparison, KindChange } from '../../analysis/comparison/comparison.ts';
import { counted } from '../format/numbers.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_KINDS = 100;

/** How many objects of each kind there were, came, went, changed and are; `n/a` is what nobody can say. */
export function kindChanges({ kinds }: Comparison): string {
  const rows = kinds.filter(({ before, after }) => (before ?? 0) + (after ?? 0) > 0);
  const gaps = kinds.flatMap(({ gap }) => gap ?? []);
  if (rows.length + gaps.length === 0) return markdown(paragraph('Nothing was captured on both sides.'));
  return markdown(...counts(rows), ...notCompared(gaps));
}

function counts(rows: readonly KindChange[]): readonly RootContent[] {
  if (rows.length === 0) return [];
  const isReplaced = rows.some(({ replaced }) => (replaced ?? 0) > 0);
  const titles = ['Before', 'Created', 'Deleted', 'After', 'Changed', ...(isReplaced ? ['Replaced'] : [])];
  return [
    table(
      [{ title: 'Kind' }, ...titles.map((title) => ({ title, align: 'right' as const }))],
      rows
        .slice(0, MOST_KINDS)
        .map(({ resource, before, created, deleted, after, changed, replaced }) => [
          resource,
          ...[before, created, deleted, after, changed, ...(isReplaced ? [replaced] : [])].map((count) =>
            String(count ?? 'n/a'),
          ),
        ]),
    ),
    ...(rows.length > MOST_KINDS
      ? [paragraph(`${counted(rows.length - MOST_KINDS, 'more kind')}: see the JSON comparison.`)]
      : []),
    ...(isReplaced ? [paragraph('Replaced: the same name, another uid.')] : []),
  ];
}

function notCompared(gaps: readonly string[]): readonly RootContent[] {
  if (gaps.length === 0) return [];
  const rest = gaps.length - MOST_KINDS;
  return [
    paragraph('Not compared, or only in part:'),
    bullets([...gaps.slice(0, MOST_KINDS), ...(rest > 0 ? [`and ${counted(rest, 'more kind')}`] : [])]),
  ];
}
