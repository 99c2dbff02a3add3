import type { Root } from 'hast';
import { element, mapElements } from './element.ts';

/** Wide tables scroll inside a frame, so that the page does not. */
export function withTableFrames(root: Root): Root {
  return mapElements(root, (node) =>
    node.tagName === 'table' ? element('div', { className: ['table'] }, [node]) : node,
  );
}
