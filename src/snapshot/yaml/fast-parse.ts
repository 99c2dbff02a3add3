import { blockNode } from './block-node.ts';
import { Cursor, OUTSIDE } from './cursor.ts';

/**
 * Parses one document without its `---`, if it is written the way sigs.k8s.io/yaml, and so kubectl, prints: block
 * mappings and sequences, plain, quoted and block scalars, `{}` and `[]`. `null` for anything else, even if it is YAML.
 */
export function fastParse(piece: Uint8Array): { readonly value: unknown } | null {
  try {
    const cursor = walked(piece);
    if (cursor === null) return null;
    if (cursor.written === 0) return { value: null };
    const value: unknown = JSON.parse(cursor.out.toString('utf8', 0, cursor.written));
    return cursor.unordered && countKeys(value) !== cursor.keys ? null : { value };
  } catch (error) {
    if (error === OUTSIDE || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The same as JSON that nobody has looked at, good until the next piece; `null` also where a key may occur twice. */
export function fastJson(piece: Uint8Array): Buffer<ArrayBuffer> | null {
  try {
    const cursor = walked(piece);
    return cursor === null || cursor.unordered ? null : cursor.out.subarray(0, cursor.written);
  } catch (error) {
    if (error === OUTSIDE) return null;
    throw error;
  }
}

/** Its JSON is in `out`; nothing is of an empty document. */
function walked(piece: Uint8Array): Cursor | null {
  const cursor = new Cursor(piece.includes(CARRIAGE_RETURN) ? withoutCarriageReturns(piece) : piece);
  firstLine(cursor);
  if (cursor.column >= 0) blockNode(cursor, -1);
  return cursor.column >= 0 ? null : cursor;
}

const CARRIAGE_RETURN = 0x0d;
/** The first byte of U+FEFF, and of characters that are rarer. */
const BYTE_ORDER_MARK = 0xef;

function firstLine(cursor: Cursor): void {
  const { source } = cursor;
  while (source[cursor.at] === 0x20) cursor.at++;
  cursor.column = cursor.at;
  if (cursor.atLineEnd() || source[cursor.at] === 0x23) {
    while (!cursor.atLineEnd()) cursor.at++;
    cursor.nextLine();
  } else if (source[cursor.at] === 0x09 || source[0] === BYTE_ORDER_MARK) throw OUTSIDE;
}

/** Of Windows line ends; a carriage return that stands alone stays and is not read here. */
function withoutCarriageReturns(piece: Uint8Array): Uint8Array {
  return piece.filter((byte, at) => byte !== CARRIAGE_RETURN || piece[at + 1] !== 0x0a);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const child of Object.values(value)) count += countKeys(child);
  return count;
}
