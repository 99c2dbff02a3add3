import { type Document, isScalar } from 'yaml';

/**
 * Where in the file a character of a text stands: `offset` counts in the text as it was read, without blanks around it.
 * Texts over several lines, and those with escapes, are not kept as they are written: the first character then.
 */
export function offsetWithin(
  document: Document,
  source: string,
  path: readonly PropertyKey[],
  offset: number,
): number | null {
  const node = document.getIn(path, true);
  if (!isScalar(node) || !node.range) return null;
  const [start, end] = node.range;
  const written = source.slice(start, end);
  const text = String(node.value).trim();
  const at = written.indexOf(text);
  return at < 0 || text.includes('\n') ? start : start + at + Math.min(offset, text.length);
}
