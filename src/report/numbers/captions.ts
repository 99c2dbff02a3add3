import type { Contradiction } from './contradiction.ts';
import type { PageBlock } from './page-blocks.ts';

/**
 * `### ClusterIP (15)`: what follows has so many rows or items, up to the next heading of that depth, unless the page
 * says that there are more.
 */
export function wrongCaptions(blocks: readonly PageBlock[]): readonly Contradiction[] {
  return blocks.flatMap((block, index) => {
    const caption = captionOf(block);
    if (caption === null) return [];
    const below = rowsBelow(blocks, index);
    if (below.rows === 0 || below.isCut || below.rows === caption.count || below.first === caption.count)
      return [];
    return [{ text: `"${caption.text}" is followed by ${below.rows}`, words: [caption.words, caption.text] }];
  });
}

interface Caption {
  readonly text: string;
  readonly count: number;
  /** The last word with its number. */
  readonly words: string;
}

/** A heading, or a line in bold that ends in a colon or nothing. */
function captionOf(block: PageBlock): Caption | null {
  const text =
    block.type === 'heading' ? block.text : block.type === 'text' ? (block.lines.at(-1) ?? '') : '';
  const [words, count] = /\S+ \((\d+)\):?$/.exec(text) ?? [];
  return words === undefined || count === undefined ? null : { text, count: Number(count), words };
}

function rowsBelow(blocks: readonly PageBlock[], index: number) {
  const caption = blocks[index];
  let rows = 0;
  let first = 0;
  for (const block of blocks.slice(index + 1, index + 1 + FARTHEST)) {
    if (block.type === 'heading' && (caption?.type !== 'heading' || block.depth <= caption.depth)) break;
    if (caption?.type === 'text' && (rows > 0 || block.type === 'text'))
      return { rows, first, isCut: says(block) };
    const own = block.type === 'table' ? block.rows.length : block.type === 'list' ? block.items : 0;
    if (says(block)) return { rows, first, isCut: true };
    rows += own;
    if (first === 0) first = own;
  }
  return { rows, first, isCut: false };
}

/** So many blocks are looked at below a caption, for time that grows with the page and not with its square. */
const FARTHEST = 200;

function says(block: PageBlock): boolean {
  const lines = block.type === 'text' || block.type === 'list' ? block.lines : [];
  return lines.some((line) => MORE.test(line));
}

const MORE = /\b(more|others?|milder|hidden|(not|are) (listed|shown))\b/;
