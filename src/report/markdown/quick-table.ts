import type { AlignType, Table, TableCell } from 'mdast';
import { codeText, isPlain } from './quick-text.ts';

/** A table without alignment of its pipes. `cellText` gives the Markdown of a cell that is more than a plain word. */
export function tableText({ align, children }: Table, cellText: (cell: TableCell) => string): string {
  const [header = '', ...rows] = children.map((row) =>
    line(row.children.map((cell) => quick(cell) ?? cellText(cell))),
  );
  return [header, line((align ?? []).map(delimiter)), ...rows].join('\n');
}

/** Most cells are one text or one name; `null` for the others. */
function quick({ children }: TableCell): string | null {
  const [only, ...others] = children;
  if (only === undefined) return '';
  if (others.length > 0) return null;
  if (only.type === 'inlineCode') return codeText(only.value, true);
  return only.type === 'text' && isPlain(only.value, BETWEEN_PIPES) ? only.value : null;
}

const BETWEEN_PIPES = { before: '|', after: '|' };

function line(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}

function delimiter(align: AlignType): string {
  return `${align === 'left' || align === 'center' ? ':' : ''}-${align === 'right' || align === 'center' ? ':' : ''}`;
}
