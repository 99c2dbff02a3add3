/**
 * Cluster text cut to what one clause can hold: on one line, without a period at its end, at most `longest`
 * characters.
 */
export function excerpt(text: string, longest = 200): string {
  const flat = text
    .slice(0, SCANNED)
    .replace(/[\u0000-\u0020\u007f-\u00a0]+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).trimEnd()}…`;
}

const SCANNED = 4096;
