import { spans } from './code-spans.ts';

/** Stands for a piece of code: what it holds is the cluster's. */
export const CODE = '\u0000';

/** A line as it is read, with a mark for each piece of code: no emphasis, no escapes, of a link its label. */
export function plainLine(markdown: string): string {
  if (!markdown.includes('`')) return unmarked(markdown);
  return spans(markdown)
    .map(({ text, isCode }) => (isCode ? CODE : unmarked(text)))
    .join('');
}

/** The same with the code in it, as the slug of a heading is made from. */
export function readableLine(markdown: string): string {
  return spans(markdown)
    .map(({ text, isCode }) => (isCode ? text.replace(/^(`+) ?|( ?)(`+)$/g, '') : unmarked(text)))
    .join('');
}

function unmarked(text: string): string {
  if (!/[\\*_[&]/.test(text)) return text;
  return text
    .replace(/(?<!\\)\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|\*|_(?!\w)|(?<![\w\\])_)/g, '')
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
