import type { Nodes } from 'mdast';
import { codeText, isPlain, type Surroundings } from './quick-text.ts';

/**
 * Markdown of a line made of texts that are their own Markdown, code, and such in bold; `null` where anything else is
 * in it, or bold stands beside what could take part in it.
 */
export function quickPhrasing(
  nodes: readonly Nodes[],
  { before, after }: Surroundings,
  inTableCell: boolean,
): string | null {
  const last = nodes.length - 1;
  let line = '';
  let endsBold = false;
  for (const [index, node] of nodes.entries()) {
    const around = { before: line === '' ? before : line.slice(-1), after: index === last ? after : BETWEEN };
    const text = quickText(node, around, inTableCell);
    if (text === null) return null;
    if (text === '') continue;
    if (endsBold && !BESIDE_BOLD.test(text.charAt(0))) return null;
    endsBold = node.type === 'strong';
    if (endsBold && !BESIDE_BOLD.test(around.before.slice(-1))) return null;
    line += text;
  }
  return endsBold && !BESIDE_BOLD.test(after.charAt(0)) ? null : line;
}

/** Whatever comes next begins no line. */
const BETWEEN = '';

function quickText(node: Nodes, around: Surroundings, inTableCell: boolean): string | null {
  if (node.type === 'inlineCode') return codeText(node.value, inTableCell);
  if (node.type === 'text') return isPlain(node.value, around) ? node.value : null;
  return node.type === 'strong' ? quickStrong(node.children, inTableCell) : null;
}

/** Without a space at its ends: bold neither opens nor closes beside one. */
function quickStrong(nodes: readonly Nodes[], inTableCell: boolean): string | null {
  const inside = quickPhrasing(nodes, INSIDE_BOLD, inTableCell);
  return inside === null || !/^\S(?:.*\S)?$/s.test(inside) ? null : `**${inside}**`;
}

const INSIDE_BOLD = { before: '**', after: '**' };

/** Spaces and punctuation that let bold begin after them and end before them, whatever is inside. */
const BESIDE_BOLD = /[\s|.,:;()]/;
