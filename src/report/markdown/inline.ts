import type { PhrasingContent } from 'mdast';
import { cleanText } from './clean-text.ts';

/** Our own words, or anything already made of nodes. */
export type Inline = string | PhrasingContent | readonly Inline[];

/** Flattens to nodes; strings go through `prose`. */
export function inline(...content: readonly Inline[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  append(content, nodes);
  return nodes;
}

function append(content: readonly Inline[], nodes: PhrasingContent[]): void {
  for (const part of content) {
    if (typeof part !== 'string' && !isNode(part)) {
      append(part, nodes);
      continue;
    }
    for (const node of typeof part === 'string' ? prose(part) : [part]) {
      if (node.type === 'inlineCode' && nodes.at(-1)?.type === 'inlineCode') nodes.push(SPACE);
      nodes.push(node);
    }
  }
}

/** Between two pieces of code: their backticks would run together. */
const SPACE: PhrasingContent = { type: 'text', value: ' ' };

/** A name, value or path of the cluster, as it stands. */
export function code(text: string, limit = 200): PhrasingContent {
  const value = cleanText(text, limit);
  return value === '' ? { type: 'text', value: '(empty)' } : { type: 'inlineCode', value };
}

export function strong(...content: readonly Inline[]): PhrasingContent {
  return { type: 'strong', children: inline(...content) };
}

export function emphasis(...content: readonly Inline[]): PhrasingContent {
  return { type: 'emphasis', children: inline(...content) };
}

/** A link inside the page, by the heading's text. */
export function toHeading(label: string, heading: string): PhrasingContent {
  return { type: 'link', url: `#${slug(heading)}`, children: [{ type: 'text', value: label }] };
}

/** What GitHub makes of a heading: lower case, punctuation and symbols dropped, each space a dash, a leading one too. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-');
}

/**
 * Text that may hold cluster text. A word that a forge would turn into a link, a mention, an emoji or a formula
 * is set as code; the serializer escapes the rest.
 */
export function prose(text: string): PhrasingContent[] {
  const clean = cleanProse(text);
  // No word of most texts is active, and then no more is to be known of them.
  if (!ACTIVE.test(clean)) return clean === '' ? [] : [{ type: 'text', value: clean }];
  const nodes: PhrasingContent[] = [];
  let plain = '';
  for (const part of clean.split(/( )/)) {
    if (!ACTIVE.test(part)) {
      plain += part;
      continue;
    }
    if (plain !== '') nodes.push({ type: 'text', value: plain });
    plain = '';
    nodes.push(...activeWord(part));
  }
  if (plain !== '') nodes.push({ type: 'text', value: plain });
  return nodes;
}

/** Within one word. `:12:` inside a time is no emoji; there is none of two digits. */
const ACTIVE = /@[\w-]|[#!]\d|\bgh-\d|:(?!\d\d:)[\w+-]+:|\$|:\/\/|www\.|<[a-z/!?]|`/i;

/** Whether a forge would make more of a word than text. */
export function isActive(word: string): boolean {
  return ACTIVE.test(word);
}

const OPENING = '("\'[';
const CLOSING = ')"\'],.;:';

/** The word as code, without the brackets, quotes and stops around it. */
function activeWord(word: string): PhrasingContent[] {
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.includes(word.charAt(start))) start += 1;
  while (start < end && CLOSING.includes(word.charAt(end - 1))) end -= 1;
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  const middle = word.slice(start, end);
  if (middle === '') return text(word);
  return [...text(word.slice(0, start)), { type: 'inlineCode', value: middle }, ...text(word.slice(end))];
}

/** With the space at its ends that stands between it and its neighbours. */
function cleanProse(text: string): string {
  const leading = /^\s/.test(text) ? ' ' : '';
  const trailing = /\s$/.test(text) && text.trim() !== '' ? ' ' : '';
  return `${leading}${cleanText(text, 4000)}${trailing}`;
}

function isNode(part: Inline): part is PhrasingContent {
  return typeof part === 'object' && 'type' in part;
}
