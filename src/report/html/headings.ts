import type { Element, Nodes, Root } from 'hast';
import { slug } from '../markdown/inline.ts';
import { mapElements, textOf } from './element.ts';

/** Every heading can be linked to as on a forge: by its slug, numbered from the second of a kind. */
export function withHeadingIds(root: Root): Root {
  const unique = uniqueIds();
  return mapElements(root, (node) =>
    HEADING.test(node.tagName)
      ? { ...node, properties: { ...node.properties, id: unique(slug(textOf(node)) || 'section') } }
      : node,
  );
}

/** In the order of the page. */
export function headings(node: Nodes): readonly Element[] {
  if (node.type === 'element' && HEADING.test(node.tagName)) return [node];
  return 'children' in node ? node.children.flatMap(headings) : [];
}

const HEADING = /^h[1-6]$/;

function uniqueIds(): (wanted: string) => string {
  const last = new Map<string, number>();
  return (wanted) => {
    let number = last.get(wanted) ?? 0;
    let id = wanted;
    while (last.has(id)) {
      number += 1;
      id = `${wanted}-${number}`;
    }
    last.set(wanted, number);
    if (id !== wanted) last.set(id, 0);
    return id;
  };
}
