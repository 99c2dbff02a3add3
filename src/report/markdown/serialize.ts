import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const processor = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
    tightDefinitions: true,
  })
  .freeze();

/** Markdown of some blocks, without a newline at the end. Every escape is the serializer's. */
export function markdown(...nodes: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: [...nodes] }).trimEnd();
}
