import { slug } from './inline.ts';
import { headingOf, pageLines } from './page-lines.ts';
import { readableLine } from './plain-line.ts';

/** What a link to each heading of a page is, in order; the second of one name ends in `-1`, as GitHub has it. */
export function headingSlugs(page: string): readonly string[] {
  const seen = new Map<string, number>();
  return pageLines(page).flatMap((line) => {
    const heading = headingOf(line);
    if (heading === null) return [];
    const own = slug(readableLine(heading.markdown));
    const times = seen.get(own) ?? 0;
    seen.set(own, times + 1);
    return [times === 0 ? own : `${own}-${times}`];
  });
}

/** A page with other targets for its links to headings; `null` leaves of a link its label. */
export function withLinks(page: string, target: (slug: string) => string | null): string {
  return pageLines(page)
    .map(({ text, fenced }) =>
      fenced || !text.includes('](#')
        ? text
        : text.replace(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(#([^)\s]*)\)/g, (_, label, own) => {
            const url = target(own);
            return url === null ? label : `[${label}](${url})`;
          }),
    )
    .join('\n')
    .concat('\n');
}
