import { headingOf, type PageLine } from '../markdown/page-lines.ts';
import { plainLine } from '../markdown/plain-line.ts';

/** What a page is made of, as far as counting goes. Lines are as they are read, with a mark for each piece of code. */
export type PageBlock =
  | { readonly type: 'heading'; readonly depth: number; readonly text: string }
  | {
      readonly type: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: 'list'; readonly items: number; readonly lines: readonly string[] }
  | { readonly type: 'text'; readonly lines: readonly string[] };

/** Blocks in order; one pass over the lines. Fenced blocks end what stands before, and are left out. */
export function pageBlocks(lines: readonly PageLine[]): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let own: string[] = [];
  const close = () => {
    if (own.length > 0) blocks.push(blockOf(own));
    own = [];
  };
  for (const line of lines) {
    const heading = headingOf(line);
    if (heading !== null) {
      close();
      blocks.push({ type: 'heading', depth: heading.depth, text: plainLine(heading.markdown) });
    } else if (line.fenced || line.text.trim() === '') {
      // Inside an item there may be code and empty lines: what follows them indented still belongs to the list.
      if (!isItem(own[0])) close();
    } else {
      if (isItem(own[0]) && !/^\s/.test(line.text) && !isItem(line.text)) close();
      own.push(line.text);
    }
  }
  close();
  return blocks;
}

function isItem(line: string | undefined): boolean {
  return line !== undefined && /^(?:[-*+]|\d+[.)]) /.test(line);
}

function blockOf(lines: readonly string[]): PageBlock {
  const [first = '', delimiter = '', ...rows] = lines;
  if (first.startsWith('|') && /^\|[\s|:-]+\|$/.test(delimiter))
    return { type: 'table', header: cells(first), rows: rows.map(cells) };
  const plain = lines.map(plainLine);
  if (isItem(first)) return { type: 'list', items: lines.filter(isItem).length, lines: plain };
  return { type: 'text', lines: plain };
}

/** In a cell `\|` is a pipe, in code too. */
function cells(row: string): readonly string[] {
  return row
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainLine(cell.replaceAll('\\|', '|').trim()));
}
