import { headingOf, type PageLine, pageLines } from '../markdown/page-lines.ts';

/** Where a section may be cut: after any of its pieces, which put together are the section. */
export interface Pieces {
  readonly pieces: readonly string[];
  /** Of pieces that are left out: `12 more rows`. */
  readonly count: (missing: readonly string[]) => string;
}

/** A section by its subsections where it has several, else by its rows, items and paragraphs. */
export function piecesOf(section: string): Pieces {
  const lines = pageLines(section);
  const starts = lines.filter((line) => headingOf(line)?.depth === 3).length;
  return starts > 1
    ? {
        pieces: cut(lines, (line) => headingOf(line)?.depth === 3),
        count: ({ length }) => more(length, 'subsection'),
      }
    : { pieces: cut(lines, begins(lines)), count: rest };
}

function more(count: number, noun: string): string {
  return `${count} more ${noun}${count === 1 ? '' : 's'}`;
}

/** Rows and items, where there are any among what is missing. */
function rest(missing: readonly string[]): string {
  const rows = missing.filter((piece) => isRow(piece) || ITEM.test(piece)).length;
  return rows === 0 ? more(missing.length, 'paragraph') : more(rows, 'row');
}

function cut(
  lines: readonly PageLine[],
  isStart: (line: PageLine, index: number) => boolean,
): readonly string[] {
  const pieces: string[] = [];
  let own: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (isStart(line, index) && own.length > 0) {
      pieces.push(own.join('\n'));
      own = [];
    }
    own.push(line.text);
  }
  return [...pieces, own.join('\n')];
}

/**
 * A row below another, an item below another, and what follows an empty line; but nothing inside an item or code, and
 * not what a heading stands above.
 */
function begins(lines: readonly PageLine[]) {
  return ({ text, fenced }: PageLine, index: number): boolean => {
    const before = lines[index - 1]?.text;
    if (fenced || before === undefined || text === '' || /^\s/.test(text)) return false;
    if (before === '') return !/^#{1,6} /.test(lastAtMargin(lines, index));
    if (isRow(text)) return isRow(before) && !isDelimiter(text) && !isDelimiter(before);
    return ITEM.test(text);
  };
}

const ITEM = /^(?:[-*+]|\d+[.)]) /;

function isRow(text: string): boolean {
  return text.startsWith('|');
}

function isDelimiter(text: string): boolean {
  return /^\|[\s|:-]+\|$/.test(text);
}

/** The line before that is no continuation of an item. */
function lastAtMargin(lines: readonly PageLine[], index: number): string {
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = lines[at]?.text ?? '';
    if (text !== '' && !/^\s/.test(text)) return text;
  }
  return '';
}
