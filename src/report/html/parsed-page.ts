import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Piece, pieces } from './pieces.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** A page as Markdown's tree, parsed piece by piece. A reference link reaches only within its section. */
export function parsedPage(markdown: string): Root {
  const children: RootContent[] = [];
  for (const piece of pieces(markdown)) children.push(...continued(children.at(-1), piece));
  return { type: 'root', children };
}

/** What a piece adds after `last`: the rest of a long table goes into the table it belongs to. */
function continued(last: RootContent | undefined, { text, continuesTable }: Piece): readonly RootContent[] {
  const { children } = parser.parse(text);
  const [first, ...rest] = children;
  if (!continuesTable || last?.type !== 'table' || first?.type !== 'table') return children;
  last.children.push(...first.children.slice(1));
  return rest;
}
