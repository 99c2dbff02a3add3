import {
  BACKSLASH,
  type Cursor,
  DOUBLE_QUOTE,
  NEWLINE,
  OUTSIDE,
  SINGLE_QUOTE,
  SOLID,
  SPACE,
} from './cursor.ts';
import { fold } from './plain-scalar.ts';

/**
 * A quoted scalar, from its opening quote to the byte after the closing one. Lines after the first are indented more
 * than `indent`; `Infinity` allows no more lines, as in a key.
 */
export function quotedScalar(cursor: Cursor, indent: number): void {
  if (cursor.source[cursor.at] === SINGLE_QUOTE) singleQuoted(cursor, indent);
  else doubleQuoted(cursor, indent);
}

function singleQuoted(cursor: Cursor, indent: number): void {
  const { source } = cursor;
  cursor.put(DOUBLE_QUOTE);
  cursor.at++;
  for (;;) {
    cursor.copy(SOLID);
    const byte = byteInside(cursor);
    if (byte === SINGLE_QUOTE) {
      cursor.at++;
      if (source[cursor.at] !== SINGLE_QUOTE) break;
      cursor.at++;
      cursor.put(SINGLE_QUOTE);
    } else if (byte === NEWLINE) {
      breakLine(cursor, indent, 0);
    } else {
      if (byte === DOUBLE_QUOTE || byte === BACKSLASH) cursor.put(BACKSLASH);
      cursor.put(byte);
      cursor.at++;
    }
  }
  cursor.put(DOUBLE_QUOTE);
}

function doubleQuoted(cursor: Cursor, indent: number): void {
  cursor.put(DOUBLE_QUOTE);
  cursor.at++;
  // Spaces before a line break are dropped, escaped ones are not.
  let solid = cursor.written;
  for (;;) {
    cursor.copy(SOLID);
    const byte = byteInside(cursor);
    if (byte === DOUBLE_QUOTE) break;
    if (byte === BACKSLASH) {
      escapeSequence(cursor, indent);
      solid = cursor.written;
    } else if (byte === NEWLINE) {
      breakLine(cursor, indent, solid);
      solid = cursor.written;
    } else {
      cursor.put(byte);
      cursor.at++;
    }
  }
  cursor.at++;
  cursor.put(DOUBLE_QUOTE);
}

function byteInside(cursor: Cursor): number {
  if (cursor.at >= cursor.end) throw OUTSIDE;
  const byte = cursor.source[cursor.at] ?? 0;
  if (byte < SPACE && byte !== NEWLINE) throw OUTSIDE;
  return byte;
}

function breakLine(cursor: Cursor, indent: number, solid: number): void {
  while (cursor.written > solid && cursor.out[cursor.written - 1] === SPACE) cursor.written--;
  continuation(cursor, indent);
  fold(cursor);
}

/** What looks like a comment is text here, so it is left to the full parser. */
function continuation(cursor: Cursor, indent: number): void {
  cursor.nextLine();
  if (cursor.column <= indent || cursor.commentLines > 0) throw OUTSIDE;
}

function escapeSequence(cursor: Cursor, indent: number): void {
  const { source } = cursor;
  const code = source[cursor.at + 1] ?? 0;
  const same = SAME.get(code);
  if (same !== undefined) {
    cursor.putText(same);
    cursor.at += 2;
  } else if (code === NEWLINE) {
    cursor.at++;
    continuation(cursor, indent);
    if (cursor.blankLines > 0) throw OUTSIDE;
  } else {
    const digits = DIGITS.get(code);
    if (digits === undefined) throw OUTSIDE;
    const point = codePoint(source, cursor.at + 2, digits);
    for (const unit of units(point)) cursor.putText(`\\u${unit.toString(16).padStart(4, '0')}`);
    cursor.at += 2 + digits;
  }
}

function codePoint(source: Uint8Array, start: number, digits: number): number {
  const text = String.fromCharCode(...source.subarray(start, start + digits));
  if (text.length !== digits || !/^[0-9a-fA-F]+$/.test(text)) throw OUTSIDE;
  const point = Number.parseInt(text, 16);
  if (point > 0x10ffff) throw OUTSIDE;
  return point;
}

function units(point: number): readonly number[] {
  if (point <= 0xffff) return [point];
  return [0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff)];
}

/** YAML's escape character to JSON text. */
const SAME: ReadonlyMap<number, string> = new Map([
  [0x22, '\\"'],
  [BACKSLASH, '\\\\'],
  [0x2f, '/'],
  [SPACE, ' '],
  [0x30, '\\u0000'],
  [0x61, '\\u0007'],
  [0x62, '\\b'],
  [0x74, '\\t'],
  [0x6e, '\\n'],
  [0x76, '\\u000b'],
  [0x66, '\\f'],
  [0x72, '\\r'],
  [0x65, '\\u001b'],
  [0x4e, '\\u0085'],
  [0x5f, '\\u00a0'],
  [0x4c, '\\u2028'],
  [0x50, '\\u2029'],
]);

/** `\x`, `\u` and `\U`, and how many hexadecimal digits follow them. */
const DIGITS: ReadonlyMap<number, number> = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);
