import type { Comparison, KindChange } from '../../analysis/comparison/comparison.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** How many objects of each kind there were, came, went, changed and are. */
export function kindChanges({ kinds }: Comparison): string {
  const known = kinds.filter(({ gap, before, after }) => gap === null && (before ?? 0) + (after ?? 0) > 0);
  const unknown = kinds.filter(({ gap }) => gap !== null);
  return markdown(
    ...(known.length === 0
      ? []
      : [
          table(
            ['Kind', 'Before', 'Created', 'Deleted', 'After', 'Changed'].map((title, index) =>
              index === 0 ? { title } : { title, align: 'right' as const },
            ),
            known.map(cells),
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [paragraph(`Not compared: ${unknown.map(({ gap }) => gap ?? '').join('; ')}.`)]),
  );
}

function cells({ resource, before, created, deleted, after, changed }: KindChange): readonly Inline[] {
  return [resource, ...[before, created, deleted, after, changed].map((count) => String(count ?? 'n/a'))];
}
