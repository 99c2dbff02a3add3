import { blockScalar } from './block-scalar.ts';
import {
  COLON,
  COMMA,
  type Cursor,
  DASH,
  DOUBLE_QUOTE,
  NEWLINE,
  OUTSIDE,
  SINGLE_QUOTE,
  SOLID,
  SPACE,
} from './cursor.ts';
import { DEEPEST } from './nesting.ts';
import { isText, plainByte, plainScalar, startsPlain } from './plain-scalar.ts';
import { quotedScalar } from './quoted-scalar.ts';

/** A value that begins on a line of its own, indented more than its parent at `parent`. */
export function blockNode(cursor: Cursor, parent: number): void {
  if (isDash(cursor)) sequence(cursor, cursor.column);
  else if (startsMapping(cursor)) mapping(cursor, cursor.column);
  else if (parent < 0) throw OUTSIDE;
  else scalar(cursor, parent);
}

function sequence(cursor: Cursor, indent: number): void {
  deeper(cursor);
  cursor.put(0x5b);
  for (let first = true; cursor.column === indent && isDash(cursor); first = false) {
    if (!first) cursor.put(COMMA);
    cursor.at++;
    cursor.skipSpaces();
    const column = cursor.at - cursor.lineStart;
    if (cursor.atLineEnd()) {
      cursor.nextLine();
      if (cursor.column > indent) blockNode(cursor, indent);
      else cursor.putText('null');
    } else if (isDash(cursor)) {
      cursor.column = column;
      sequence(cursor, column);
    } else if (startsMapping(cursor)) {
      cursor.column = column;
      mapping(cursor, column);
    } else {
      scalar(cursor, indent);
    }
    if (cursor.column > indent) throw OUTSIDE;
  }
  cursor.put(0x5d);
  cursor.depth--;
}

function mapping(cursor: Cursor, indent: number): void {
  deeper(cursor);
  cursor.put(0x7b);
  let previous = 0;
  let previousEnd = 0;
  for (let first = true; cursor.column === indent; first = false) {
    if (!first) cursor.put(COMMA);
    const start = cursor.at;
    key(cursor);
    const stop = cursor.at - 1;
    if (!first && !isAfter(cursor.source, previous, previousEnd, start, stop)) cursor.unordered = true;
    previous = start;
    previousEnd = stop;
    cursor.put(COLON);
    value(cursor, indent);
    if (cursor.column > indent) throw OUTSIDE;
  }
  cursor.put(0x7d);
  cursor.depth--;
}

function value(cursor: Cursor, indent: number): void {
  cursor.skipSpaces();
  if (!cursor.atLineEnd()) {
    scalar(cursor, indent);
    return;
  }
  cursor.nextLine();
  // A sequence under a key need not be indented, and kubectl does not.
  if (cursor.column === indent && isDash(cursor)) sequence(cursor, indent);
  else if (cursor.column > indent) blockNode(cursor, indent);
  else cursor.putText('null');
}

/** A key and its colon; the cursor is left after the colon. */
function key(cursor: Cursor): void {
  const { source, end } = cursor;
  const start = cursor.at;
  cursor.keys++;
  if (isQuote(source[start])) {
    quotedScalar(cursor, Number.POSITIVE_INFINITY);
    if (source[cursor.at] !== COLON || !cursor.breakAfter(cursor.at)) throw OUTSIDE;
    cursor.unordered = true;
    cursor.at++;
    return;
  }
  if (!startsPlain(cursor, start) || startsMarker(source, start)) throw OUTSIDE;
  cursor.put(DOUBLE_QUOTE);
  cursor.copy(SOLID);
  while (cursor.at < end && !(source[cursor.at] === COLON && cursor.breakAfter(cursor.at))) {
    plainByte(cursor);
    cursor.copy(SOLID);
  }
  const { at } = cursor;
  if (at === end || source[at - 1] === SPACE || at - start > LONGEST_KEY || !isText(source, start, at))
    throw OUTSIDE;
  cursor.put(DOUBLE_QUOTE);
  cursor.at++;
}

/** `---` and `...` end documents; as a key they are left to the full parser. */
function startsMarker(source: Uint8Array, at: number): boolean {
  const byte = source[at];
  return (byte === DASH || byte === 0x2e) && source[at + 1] === byte && source[at + 2] === byte;
}

/** A value that begins on the line of its key or dash, or a scalar on a line of its own. */
function scalar(cursor: Cursor, indent: number): void {
  const byte = cursor.source[cursor.at];
  if (isQuote(byte)) {
    quotedScalar(cursor, indent);
    cursor.skipSpaces();
    cursor.nextLine();
  } else if (byte === 0x7c || byte === 0x3e) {
    blockScalar(cursor, indent);
  } else if (byte === 0x7b || byte === 0x5b) {
    emptyCollection(cursor);
  } else if (startsPlain(cursor, cursor.at)) {
    plainScalar(cursor, indent);
  } else {
    throw OUTSIDE;
  }
}

function emptyCollection(cursor: Cursor): void {
  const { source, at } = cursor;
  const open = source[at] ?? 0;
  const close = open + 2;
  if (source[at + 1] !== close) throw OUTSIDE;
  cursor.put(open);
  cursor.put(close);
  cursor.at = at + 2;
  cursor.skipSpaces();
  cursor.nextLine();
}

function isDash(cursor: Cursor): boolean {
  return cursor.source[cursor.at] === DASH && cursor.breakAfter(cursor.at);
}

/** Whether the line holds a key and a colon. */
function startsMapping(cursor: Cursor): boolean {
  const { source, end } = cursor;
  let at = cursor.at;
  const quote = source[at];
  if (isQuote(quote)) {
    at++;
    while (at < end && source[at] !== quote && source[at] !== NEWLINE)
      at += source[at] === 0x5c && quote === DOUBLE_QUOTE ? 2 : 1;
    // A doubled single quote goes on; only what comes after the last one matters.
    while (quote === SINGLE_QUOTE && source[at] === quote && source[at + 1] === quote) {
      at += 2;
      while (at < end && source[at] !== quote && source[at] !== NEWLINE) at++;
    }
    return source[at] === quote && source[at + 1] === COLON && cursor.breakAfter(at + 1);
  }
  for (; at < end && source[at] !== NEWLINE; at++)
    if (source[at] === COLON && cursor.breakAfter(at)) return true;
  return false;
}

function isQuote(byte: number | undefined): boolean {
  return byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE;
}

/** Whether the second key sorts after the first; then they differ. kubectl sorts keys. */
function isAfter(
  source: Uint8Array,
  first: number,
  firstEnd: number,
  second: number,
  secondEnd: number,
): boolean {
  const length = Math.min(firstEnd - first, secondEnd - second);
  for (let index = 0; index < length; index++) {
    const difference = (source[second + index] ?? 0) - (source[first + index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return secondEnd - second > firstEnd - first;
}

function deeper(cursor: Cursor): void {
  if (++cursor.depth > DEEPEST) throw OUTSIDE;
}

/** YAML's limit for a key on one line. */
const LONGEST_KEY = 1000;
