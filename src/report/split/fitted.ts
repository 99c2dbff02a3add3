import { slug } from '../markdown/inline.ts';
import { readableLine } from '../markdown/plain-line.ts';
import type { Room } from '../page.ts';
import { piecesOf } from './pieces.ts';
import type { Section } from './sections.ts';

interface Fitted {
  readonly page: string;
  /** Otherwise not even what has to be there has room, and the page is that. */
  readonly fits: boolean;
  /** Sections that are not whole on the page. */
  readonly moved: ReadonlySet<Section>;
}

const GAP = '\n\n';

/**
 * First the fields that are to stay longest, whole or from their beginning; then the other sections that fit whole, in
 * page order; then the beginnings of those that do not. In place of everything else stands where it is.
 */
export function fitted(sections: readonly Section[], longest: readonly string[], room: Room): Fitted {
  const [first, ...others] = sections;
  const [verdict, ...later] = longest;
  const isKept = ({ fields }: Section) => verdict !== undefined && fields.includes(verdict);
  const texts = new Map<Section, string>();
  const moved = new Set<Section>();
  if (first !== undefined) texts.set(first, `${first.text}${GAP}${notice(room)}`);
  for (const section of others) {
    texts.set(section, isKept(section) ? section.text : stub(section, room));
    if (!isKept(section)) moved.add(section);
  }
  let left = room.characters - pageOf(sections, texts).length;
  if (left < 0) return { page: pageOf(sections, texts), fits: false, moved };

  const use = (section: Section, text: string, isWhole: boolean) => {
    left -= text.length - (texts.get(section)?.length ?? 0);
    texts.set(section, text);
    if (isWhole) moved.delete(section);
  };
  const fits = (section: Section, text: string) => text.length - (texts.get(section)?.length ?? 0) <= left;
  const whole = (section: Section) => {
    if (moved.has(section) && fits(section, section.text)) use(section, section.text, true);
  };
  const beginning = (section: Section) => {
    if (!moved.has(section)) return;
    const text = cutTo(section, left + (texts.get(section)?.length ?? 0), room);
    if (text !== null) use(section, text, false);
  };

  for (const field of later) {
    for (const section of others.filter(({ fields }) => fields.includes(field))) {
      whole(section);
      beginning(section);
    }
  }
  for (const section of others) whole(section);
  for (const section of others) if (texts.get(section) === stub(section, room)) beginning(section);
  return { page: pageOf(sections, texts), fits: true, moved };
}

function pageOf(sections: readonly Section[], texts: ReadonlyMap<Section, string>): string {
  return `${sections.map((section) => texts.get(section) ?? '').join(GAP)}\n`;
}

function notice({ files }: Room): string {
  return files === null
    ? 'Shortened: what is left out is named where it would stand.'
    : `Shortened: what this page has no room for is in [the appendix](${files.appendix}).`;
}

function stub({ heading }: Section, { files }: Room): string {
  const where = files === null ? 'Left out.' : `In [the appendix](${files.appendix}#${target(heading)}).`;
  return `## ${heading}${GAP}${where}`;
}

function target(heading: string): string {
  return slug(readableLine(heading));
}

/** As many pieces as fit, and how many do not; `null` where nothing but the heading does. */
function cutTo(section: Section, limit: number, { files }: Room): string | null {
  const { pieces, count } = piecesOf(section.text);
  const where =
    files === null ? 'left out' : `in [the appendix](${files.appendix}#${target(section.heading)})`;
  const remark = (missing: readonly string[]) => `${GAP}${count(missing)}: ${where}.`;
  let room = limit - remark(pieces).length - SPARE;
  const shown = pieces.findIndex((piece) => {
    room -= piece.length + 1;
    return room < 0;
  });
  const text = pieces.slice(0, Math.max(0, shown)).join('\n').trimEnd();
  return text === '' || text === `## ${section.heading}` ? null : `${text}${remark(pieces.slice(shown))}`;
}

/** `paragraphs` is longer than `rows`. */
const SPARE = 10;
