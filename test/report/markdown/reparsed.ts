import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { markdown } from '../../../src/report/markdown/serialize.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What a Markdown parser makes of a page. */
export function parsed(page: string): Root {
  return parser.parse(page);
}

/** Blocks, serialized and parsed again. */
export function reparsed(...blocks: readonly RootContent[]): readonly RootContent[] {
  return parsed(markdown(...blocks)).children;
}

/** A node and everything below it. */
export function allNodes(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(allNodes)] : [node];
}

/** Text as a reader sees it, code included; white space collapsed as a browser does. */
export function visibleText(node: Nodes): string {
  return allNodes(node)
    .map((each) => ('value' in each ? each.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nodes that cluster text must never become. */
export const ACTIVE_TYPES: ReadonlySet<string> = new Set([
  'html',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'delete',
]);
