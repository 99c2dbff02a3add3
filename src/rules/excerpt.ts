/**
 * Cluster text cut to what one clause can hold: on one line, without a period at its end, at most `longest`
 * characters.
 */
export function excerpt(text: string, longest = 200): string {
  const flat = onOneLine(text);
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).trimEnd()}…`;
}

/** The same, cut in the middle: of a log line that is too long the end says what went wrong, the front when and where. */
export function middleCut(text: string, longest = 200): string {
  const flat = onOneLine(text);
  if (flat.length <= longest) return flat;
  const front = Math.floor((longest - 1) / 3);
  return `${flat.slice(0, front).trimEnd()}…${flat.slice(flat.length - (longest - 1 - front)).trimStart()}`;
}

/**
 * The same, cut at both ends around `from` to `to`, which is wanted most and stands in the middle of what is left; a
 * part longer than that is cut in itself.
 */
export function cutAround(text: string, from: number, to: number, longest = 200): string {
  const flat = onOneLine(text);
  if (flat.length <= longest) return flat;
  const part = onOneLine(text.slice(from, to));
  const at = flat.indexOf(part);
  const room = longest - 2 - part.length;
  if (at < 0 || room <= 0) return middleCut(part, longest);
  const last = flat.length - (longest - 1);
  const start = at <= room / 2 ? 0 : Math.min(Math.floor(at - room / 2), last);
  const kept = flat.slice(start, start + longest - (start > 0 && start < last ? 2 : 1));
  return `${start > 0 ? '…' : ''}${kept.trim()}${start < last ? '…' : ''}`;
}

function onOneLine(text: string): string {
  return text
    .slice(0, SCANNED)
    .replace(/[\u0000-\u0020\u007f-\u00a0]+/g, ' ')
    .trim()
    .replace(/\.$/, '');
}

const SCANNED = 4096;
