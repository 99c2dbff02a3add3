import { spans } from '../markdown/code-spans.ts';
import { headingSlugs, withLinks } from '../markdown/heading-slugs.ts';
import { pageLines } from '../markdown/page-lines.ts';
import { asciiCode, asciiText, isAscii } from './ascii-text.ts';

/**
 * A page in ASCII to the last byte: words for icons, plain marks for typographic ones. What the cluster wrote in other
 * letters is named in code and prose alike, never dropped. Links to headings follow the headings.
 */
export function asciiPage(page: string): string {
  if (isAscii(page)) return page;
  const after = headingSlugs(converted(page));
  const renamed = new Map(headingSlugs(page).map((slug, index) => [slug, after[index] ?? slug]));
  return converted(withLinks(page, (slug) => `#${renamed.get(slug) ?? slug}`));
}

function converted(page: string): string {
  const lines = pageLines(page).map(({ text, fenced }) => (fenced ? asciiCode(text) : asciiLine(text)));
  return `${lines.join('\n')}\n`;
}

/** What makes a line a heading, an item or a quotation. */
const MARK = /^\s*(?:(?:[-*+]|\d+[.)]|>|#{1,6}) +)*(?:\[[ xX]\] +)?/;

function asciiLine(line: string): string {
  if (isAscii(line)) return line;
  const [mark = ''] = MARK.exec(line) ?? [];
  const pieces = spans(line.slice(mark.length)).map(({ text, isCode }, index) =>
    isCode ? asciiCode(text) : asciiText(text, index === 0),
  );
  return mark + pieces.join('');
}
