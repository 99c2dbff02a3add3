/** Control, zero-width and bidirectional characters: invisible in a page, and able to break or falsify one. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Cluster text on one line, without characters that cannot be seen, at most `limit` characters. */
export function cleanText(text: string, limit = 500): string {
  const flat = text
    .slice(0, limit * 4)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  const characters = [...flat];
  return characters.length <= limit ? flat : `${characters.slice(0, limit - 1).join('')}…`;
}

/** The same for text of several lines: line breaks stay. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line.replaceAll('\t', '    ').replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '').trimEnd(),
    )
    .join('\n');
}
