import type { PhrasingContent } from 'mdast';
import { cleanText } from './clean-text.ts';

/** Our own words, or anything already made of nodes. */
export type Inline = string | PhrasingContent | readonly Inline[];

/** Flattens to nodes; strings go through `prose`. */
export function inline(...content: readonly Inline[]): PhrasingContent[] {
  return content.flatMap((part): PhrasingContent[] => {
    if (typeof part === 'string') return prose(part);
    return isNode(part) ? [part] : inline(...part);
  });
}

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

/** What forges make of a heading: lower case, spaces to dashes, punctuation dropped. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/**
 * Text that may hold cluster text. A word that a forge would turn into a link, a mention, an emoji or a formula
 * is set as code; the serializer escapes the rest.
 */
export function prose(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let plain = '';
  for (const part of splitWords(text)) {
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

const ACTIVE = /@\w|#\d|:\w+:|\$|:\/\/|^www\.|<[a-z/!]|`/i;

function activeWord(word: string): PhrasingContent[] {
  const [, before = '', middle = '', after = ''] = /^([("'[]*)(.*?)([)"'\],.;:]*)$/s.exec(word) ?? [];
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return middle === ''
    ? text(word)
    : [...text(before), { type: 'inlineCode', value: middle }, ...text(after)];
}

function splitWords(text: string): readonly string[] {
  const leading = /^\s/.test(text) ? ' ' : '';
  const trailing = /\s$/.test(text) && text.trim() !== '' ? ' ' : '';
  return `${leading}${cleanText(text, 4000)}${trailing}`.split(/( )/).filter((part) => part !== '');
}

function isNode(part: Inline): part is PhrasingContent {
  return typeof part === 'object' && 'type' in part;
}
