/**
 * Control, format and other default-ignorable characters (zero-width, bidirectional, tags): nobody sees them, and
 * they break or falsify a page. White space and the variation selectors that make a character an emoji stay.
 */
const INVISIBLE =
  /[\p{Cc}\p{Default_Ignorable_Code_Point}\u061c\ufff9-\ufffb](?<![\t-\r\u0085]|\ufe0e|\ufe0f)/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
/** What needs no cleaning: most names and messages. */
const PRINTABLE_ASCII = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Cluster text on one line, without characters that cannot be seen, at most `limit` characters. */
export function cleanText(text: string, limit = 500): string {
  return shortened(PRINTABLE_ASCII.test(text) ? text : flattened(text), limit);
}

/** The same for text of several lines: line breaks stay, however they are spelt. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) =>
      line.replaceAll('\t', '    ').replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '').trimEnd(),
    )
    .join('\n');
}

function flattened(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(INVISIBLE, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text.slice(0, 2 * limit + 2)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
