import { UserError } from '../../user-error.ts';
import { headingSlugs, withLinks } from '../markdown/heading-slugs.ts';
import type { Room } from '../page.ts';
import { fitted } from './fitted.ts';
import type { Section } from './sections.ts';

/** So often the room is tightened where links to the appendix made the page longer again. */
const MOST_ROUNDS = 8;

/**
 * A page with room for so many characters, and an appendix with every section that is not whole on it. What comes
 * before the first heading and the section of the first field of `longest` are always on the page.
 */
export function splitPage(
  sections: readonly Section[],
  longest: readonly string[],
  room: Room,
): { readonly text: string; readonly appendix: string | null } {
  let characters = room.characters;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { page, moved, fits } = fitted(sections, longest, { ...room, characters });
    const appendix = room.files === null ? null : appendixOf(sections, moved, room.files.page);
    const { text, other } = linked(page, appendix, room);
    if (text.length <= room.characters) return { text, appendix: other };
    if (!fits)
      throw new UserError(
        `--max-chars ${room.characters} is too little for the verdict alone; expected at least ${text.length}`,
      );
    characters -= text.length - room.characters;
  }
  throw new UserError(`--max-chars ${room.characters} is too little for this page`);
}

function appendixOf(sections: readonly Section[], moved: ReadonlySet<Section>, page: string): string {
  const [, title = 'Report'] = /^# (.*)$/m.exec(sections[0]?.text ?? '') ?? [];
  const texts = sections.filter((section) => moved.has(section)).map(({ text }) => text);
  return `${[`# ${title}: appendix`, `What [the report](${page}) has no room for.`, ...texts].join('\n\n')}\n`;
}

/** Links lead to the file that has the heading; one to a heading in neither is its label. */
function linked(page: string, appendix: string | null, { files }: Room) {
  const here = new Set(headingSlugs(page));
  const there = new Set(appendix === null ? [] : headingSlugs(appendix));
  const text = withLinks(page, (slug) =>
    here.has(slug) ? `#${slug}` : files !== null && there.has(slug) ? `${files.appendix}#${slug}` : null,
  );
  const other =
    appendix === null || files === null
      ? null
      : withLinks(appendix, (slug) =>
          there.has(slug) ? `#${slug}` : here.has(slug) ? `${files.page}#${slug}` : null,
        );
  return { text, other };
}
