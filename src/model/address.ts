import type { Address } from './container.ts';
import { by } from './order.ts';

/**
 * The hosts and ports a text names: of URLs (`postgres://user:secret@orders-db.shop:5432/orders`) and of
 * `host:port` lists. Sorted, without duplicates. Linear in the text, of which only the first 64 KiB are read.
 *
 * Nothing else of the text is kept. Where a password could be taken for a host, nothing is kept at all: from a line
 * with an `@` that does not plainly end the userinfo of its only URL, and from bare `host:port` tokens of a line that
 * speaks of a secret.
 */
export function addressesIn(text: string): readonly Address[] {
  if (!MAY_NAME.test(text)) return NONE;
  const found = new Map<string, Address>();
  for (const line of lines(text)) {
    if (!MAY_NAME.test(line)) continue;
    for (const address of line.includes('@') ? afterUserinfo(line) : plain(line)) {
      found.set(addressText(address), address);
    }
  }
  return [...found.values()].toSorted(by(addressText));
}

const NONE: readonly Address[] = [];
/** Neither a URL nor a host with its port does without. */
const MAY_NAME = /:(?:\/\/|[1-9])/;
const LONGEST = 64 * 1024;
const DELIMITERS = /[\s,;"'`|\\]+/;
const SECRET = /passw|pwd|secret|token|credential|api[-_]?key|private/i;
const BRACKETS = '()[]{}<>';
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The lines of the text; one that the limit cuts is left out, because half a URL reads differently. */
function lines(text: string): readonly string[] {
  if (text.length <= LONGEST) return text.split(/[\r\n]+/);
  return text
    .slice(0, LONGEST)
    .split(/[\r\n]+/)
    .slice(0, -1);
}

function plain(line: string): readonly Address[] {
  const secret = SECRET.test(line);
  return line.split(DELIMITERS).flatMap((piece) => {
    if (!MAY_NAME.test(piece)) return NONE;
    const token = trimBrackets(piece);
    const at = token.indexOf('://');
    if (at > 0) return address(authority(token.slice(at + 3)), true);
    return secret ? [] : address(authority(token.slice(token.lastIndexOf('=') + 1)), false);
  });
}

/** `scheme://userinfo@host:port,host:port/…`, where it can be read in one way only. */
function afterUserinfo(line: string): readonly Address[] {
  const start = line.indexOf('://') + 3;
  const at = line.indexOf('@');
  if (start < 3 || at < start || line.includes('@', at + 1) || line.includes('://', start)) return [];
  if (/[\s/?#"'`]/.test(line.slice(start, at))) return [];
  const [hosts = ''] = line.slice(at + 1).split(/[\s/?#;"'`|\\]/, 1);
  return hosts.split(',').flatMap((host) => address(trimBrackets(host), true));
}

function authority(text: string): string {
  return text.split(/[/?#]/, 1)[0] ?? '';
}

function address(text: string, portMayMiss: boolean): readonly Address[] {
  const [name = '', port, ...more] = text.split(':', 3);
  const host = name.endsWith('.') ? name.slice(0, -1) : name;
  if (more.length > 0 || !isHost(host)) return [];
  if (port === undefined) return portMayMiss ? [{ host, port: null }] : [];
  const value = /^[1-9]\d{0,4}$/.test(port) ? Number(port) : 0;
  return value >= 1 && value <= 65_535 ? [{ host, port: value }] : [];
}

function isHost(text: string): boolean {
  if (text === '' || text.length > 253) return false;
  const labels = text.split('.');
  if (/[a-z]/.test(text)) return labels.every((label) => LABEL.test(label));
  return labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label) && Number(label) <= 255);
}

function trimBrackets(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BRACKETS.includes(text.charAt(start))) start += 1;
  while (end > start && BRACKETS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function addressText({ host, port }: Address): string {
  return `${host}:${port ?? ''}`;
}
