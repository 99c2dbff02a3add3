import type { Root, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { quickPhrasing } from './quick-phrasing.ts';
import { tableText } from './quick-table.ts';
import { codeText, isPlain } from './quick-text.ts';

/** How our Markdown is written. */
export const TABLES = { tablePipeAlign: false };
export const STYLE = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  tightDefinitions: true,
} as const;

/**
 * The serializer asks of every text and code some sixty expressions what could be wrong with it. Nearly all of a report
 * is words and names that need no escape: they are recognised by one, and a line of nothing else is put together here.
 */
const processor = unified()
  .use(remarkGfm, TABLES)
  .use(remarkStringify, {
    ...STYLE,
    handlers: {
      root: (node: Root, _parent, state, info) => {
        const slowly = state.containerPhrasing;
        state.containerPhrasing = (parent, around) =>
          quickPhrasing(parent.children, around, state.stack.includes('tableCell')) ??
          slowly.call(state, parent, around);
        return state.containerFlow(node, info);
      },
      text: (node: { readonly value: string }, parent, state, info) => {
        if (isPlain(node.value, info)) return node.value;
        const index = state.indexStack.at(-1) ?? 0;
        const siblings = parent?.children ?? [];
        return state.safe(node.value, {
          ...info,
          beforeNode: siblings[index - 1],
          afterNode: siblings[index + 1],
        });
      },
      table: (node: Table, _parent, state, info) => {
        const exits = [state.enter('table'), state.enter('tableRow'), state.enter('tableCell')];
        const exitPhrasing = state.enter('phrasing');
        const text = tableText(node, (cell) =>
          state.containerPhrasing(cell, { ...info, before: '|', after: '|' }),
        );
        exitPhrasing();
        for (const exit of exits.toReversed()) exit();
        return text;
      },
      inlineCode: Object.assign(
        (node: { readonly value: string }, _parent: unknown, state: { readonly stack: readonly string[] }) =>
          codeText(node.value, state.stack.includes('tableCell')),
        { peek: () => '`' },
      ),
    },
  })
  .freeze();

/** Markdown of some blocks, without a newline at the end. Every escape is the serializer's. */
export function markdown(...nodes: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: [...nodes] }).trimEnd();
}
