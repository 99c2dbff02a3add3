import type { Element, ElementContent, Nodes, Properties, Root } from 'hast';

/** A node of a page; strings are text. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly (ElementContent | string)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

/** The text of a node and all below it. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** A copy of a page with every element replaced, the inner ones first. */
export function mapElements(root: Root, change: (element: Element) => Element): Root {
  const changed = <T extends ElementContent | Root['children'][number]>(node: T): T | Element =>
    node.type === 'element' ? change({ ...node, children: node.children.map(changed) }) : node;
  return { ...root, children: root.children.map(changed) };
}
