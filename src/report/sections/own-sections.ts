import type { Judged } from '../brief/judged.ts';
import { heading } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

/** The sections that the brief brings, each below a heading of level 2; '' where there are none. */
export function ownSections({ sections }: Pick<Judged, 'sections'>): string {
  return sections
    .filter(({ body }) => body !== '')
    .map(({ title, body }) => `${markdown(heading(2, title))}\n\n${body}`)
    .join('\n\n');
}
