import type { AlignType, BlockContent, ListItem, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { cleanLines } from './clean-text.ts';
import { type Inline, inline } from './inline.ts';

export function paragraph(...content: readonly Inline[]): BlockContent {
  return { type: 'paragraph', children: inline(...content) };
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

/** A GFM table; every cell is one line. */
export function table(columns: readonly Column[], rows: readonly (readonly Inline[])[]): Table {
  const align = columns.map((column): AlignType => column.align ?? null);
  const header = tableRow(columns.map((column) => column.title));
  return { type: 'table', align, children: [header, ...rows.map(tableRow)] };
}

function tableRow(cells: readonly Inline[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: withoutEscapedPipes(inline(cell)) })),
  };
}

/**
 * In a cell, `\|` is a pipe even inside code, so a backslash before a pipe cannot be written there:
 * such code ends at the backslash and goes on after the pipe.
 */
function withoutEscapedPipes(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'inlineCode') return node.value.includes('\\|') ? codeInCell(node.value) : [node];
    return node.type === 'strong' || node.type === 'emphasis'
      ? [{ ...node, children: withoutEscapedPipes(node.children) }]
      : [node];
  });
}

function codeInCell(code: string): PhrasingContent[] {
  const pieces = code
    .split(/(?<=\\)\|/)
    .map((value): PhrasingContent[] => (value === '' ? [] : [{ type: 'inlineCode', value }]));
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [{ type: 'text', value: '|' }, ...piece]));
}

/** An item is one line, or a line with blocks below it. */
export type Item = Inline | { readonly line: Inline; readonly below: readonly BlockContent[] };

export function bullets(items: readonly Item[]): BlockContent {
  const spread = isLoose(items);
  return { type: 'list', ordered: false, spread, children: items.map((item) => listItem(item, null)) };
}

export function numbered(items: readonly Item[], start = 1): BlockContent {
  return {
    type: 'list',
    ordered: true,
    start,
    spread: isLoose(items),
    children: items.map((item) => listItem(item, null)),
  };
}

/** `[ ]` for what is to do, `[x]` only for what this snapshot shows done. */
export function checklist(items: readonly { readonly done: boolean; readonly line: Inline }[]): BlockContent {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => listItem(item.line, item.done)),
  };
}

function listItem(item: Item, checked: boolean | null): ListItem {
  const parts = hasBelow(item) ? item : { line: item, below: [] };
  const spread = parts.below.some(isFenced);
  return { type: 'listItem', spread, checked, children: [paragraph(parts.line), ...parts.below] };
}

/** Around a fence there are empty lines. */
function isLoose(items: readonly Item[]): boolean {
  return items.some((item) => hasBelow(item) && item.below.some(isFenced));
}

function isFenced({ type }: BlockContent): boolean {
  return type === 'code';
}

function hasBelow(item: Item): item is { readonly line: Inline; readonly below: readonly BlockContent[] } {
  return typeof item === 'object' && 'line' in item;
}

/** A fenced block; the fence is longer than any run of backticks inside. */
export function codeBlock(language: string, lines: readonly string[]): BlockContent {
  return { type: 'code', lang: language, value: cleanLines(lines.join('\n')) };
}

export function heading(depth: 1 | 2 | 3 | 4 | 5 | 6, ...content: readonly Inline[]): RootContent {
  return { type: 'heading', depth, children: inline(...content) };
}
