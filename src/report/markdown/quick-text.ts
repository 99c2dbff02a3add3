/** What stands beside a text in its line: a character, or '' where that is not known. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a text is its own Markdown wherever it stands: it holds no character that could be part of a construct, nor
 * one that is only at the beginning or end of a line. `false` means no more than: ask the serializer.
 * After mdast-util-to-markdown/lib/unsafe.js and the `unsafe` of its GFM extensions.
 */
export function isPlain(text: string, { before, after }: Surroundings): boolean {
  if (SUSPICIOUS.test(text) || (MAY_GO_ON.test(before) && GOES_ON.test(text))) return false;
  if (LINE_BREAK.test(before) && BEGINS_A_LINE.test(text)) return false;
  return !(LINE_BREAK.test(after) && text.endsWith(' '));
}

const SUSPICIOUS = /[\t\r\n!#&*<>[\\\]_`~@|]|[Ww]\.|[ps]:(?:\/|$)/;
/** `www.`, `://` and `](` may be put together from two texts. */
const MAY_GO_ON = /[\]psWw]$|^$/;
const GOES_ON = /^[.:(]/;
const LINE_BREAK = /[\r\n]$/;
/** Lists, setext underlines and delimiter rows begin so. */
const BEGINS_A_LINE = /^(?:[\s+=:.)-]|\d+[.)])/;

/**
 * A piece of code between backticks, more of them than it has in a row itself; in a table cell a pipe is escaped, and
 * has no backslash before it: see `table`. Code here is one line.
 */
export function codeText(code: string, inTableCell: boolean): string {
  if (!UNUSUAL_IN_CODE.test(code)) return `\`${code}\``;
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const padding = isToBePadded(code) ? ' ' : '';
  const text = `${fence}${padding}${code}${padding}${fence}`;
  return inTableCell ? text.replaceAll('|', '\\|') : text;
}

const UNUSUAL_IN_CODE = /[`|]|^\s|\s$/;

/** Markdown takes one space off both ends of code that has them, and does not see where a fence ends beside a backtick. */
function isToBePadded(code: string): boolean {
  if (code.trim() === '') return false;
  return (code.startsWith(' ') && code.endsWith(' ')) || code.startsWith('`') || code.endsWith('`');
}
