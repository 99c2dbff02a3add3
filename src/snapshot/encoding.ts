import { binaryContent } from './binary-content.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

export interface Sniffed {
  readonly encoding: Encoding;
  readonly bom: boolean;
}

export interface DecodedFile extends Sniffed {
  /** Not one byte, or nothing but a byte order mark. */
  readonly empty: boolean;
  /** UTF-8 without byte order mark; the untouched bytes when `encoding` is `binary`. To be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Enough to tell text from anything else, small enough to wait for. */
const HEAD_BYTES = 4096;

/** What the first bytes of a file say about its encoding. 4 KiB are plenty; an empty head is UTF-8. */
export function sniffEncoding(head: Uint8Array): Sniffed {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: true };
  const wide =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (wide) return { encoding: 'binary', bom: true };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: true };
  const sample = head.subarray(0, HEAD_BYTES);
  const unmarked = unmarkedUtf16(sample);
  if (unmarked !== null) return { encoding: unmarked, bom: false };
  return { encoding: binaryContent(sample) ? 'binary' : 'utf-8', bom: false };
}

/**
 * Looks at the start of a file and hands its bytes on as UTF-8, chunk by chunk.
 * UTF-8 passes through uncopied. Windows PowerShell 5.1 redirects in UTF-16; that is transcoded,
 * a lone surrogate or a half code unit at the end becoming U+FFFD.
 */
export async function decodeToUtf8(source: AsyncIterable<Uint8Array>): Promise<DecodedFile> {
  const rest = source[Symbol.asyncIterator]();
  const pending: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await rest.next();
    if (done === true) break;
    if (value.length > 0) pending.push(value);
    size += value.length;
  }
  const [first] = pending;
  const sniffed = sniffEncoding(pending.length === 1 && first !== undefined ? first : Buffer.concat(pending));
  const mark = sniffed.bom && sniffed.encoding !== 'binary' ? (sniffed.encoding === 'utf-8' ? 3 : 2) : 0;
  const raw = withoutMark(pending, mark, rest);
  const wide = sniffed.encoding === 'utf-16le' || sniffed.encoding === 'utf-16be';
  return { ...sniffed, empty: size <= mark, chunks: wide ? transcoded(raw, sniffed.encoding) : raw };
}

async function* withoutMark(
  pending: readonly Uint8Array[],
  mark: number,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    let skip = mark;
    for (const chunk of pending) {
      const dropped = Math.min(skip, chunk.length);
      skip -= dropped;
      if (dropped < chunk.length) yield dropped === 0 ? chunk : chunk.subarray(dropped);
    }
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* transcoded(raw: AsyncIterable<Uint8Array>, label: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  for await (const chunk of raw) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text, 'utf8');
  }
  const tail = decoder.decode();
  if (tail !== '') yield Buffer.from(tail, 'utf8');
}

/** Some Windows tools omit the mark. What kubectl prints is mostly ASCII, so every second byte is zero. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = head.length >> 1;
  let little = 0;
  let big = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = head[2 * pair] ?? 0;
    const second = head[2 * pair + 1] ?? 0;
    if (second === 0 && isAsciiText(first)) little++;
    if (first === 0 && isAsciiText(second)) big++;
    if (first === 0 && second === 0) return null;
  }
  if (pairs === 0 || Math.max(little, big) < pairs / 2) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isAsciiText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
