import { BACKSLASH, type Cursor, DOUBLE_QUOTE, LITERAL, NEWLINE, OUTSIDE, SPACE, TAB } from './cursor.ts';

/** A literal (`|`) or folded (`>`) scalar in the value of a mapping or sequence at `indent`. */
export function blockScalar(cursor: Cursor, indent: number): void {
  const { source, end } = cursor;
  const folded = source[cursor.at] === 0x3e;
  const { chomp, explicit } = header(cursor);
  if (indent < 0) throw OUTSIDE;
  let at = Math.min(cursor.at + 1, end);
  const content = explicit > 0 ? indent + explicit : firstIndent(source, at, end);
  cursor.put(DOUBLE_QUOTE);
  let breaks = 0;
  let empty = true;
  let indentedBefore = false;
  while (at < end) {
    let text = at;
    while (text < end && text < at + content && source[text] === SPACE) text++;
    const blank = text === end || source[text] === NEWLINE;
    if (!blank && text < at + content) {
      if (source[text] === TAB) throw OUTSIDE;
      break;
    }
    if (content <= indent && !blank) break;
    if (blank) {
      // A last line of spaces that does not end is none.
      if (text === end) throw OUTSIDE;
      breaks++;
      at = text + 1;
    } else {
      const indented = source[text] === SPACE || source[text] === TAB;
      // Folding joins lines, except around lines that are indented more.
      const joins = folded && !empty && !indented && !indentedBefore;
      if (!joins) newlines(cursor, empty ? breaks : breaks + 1);
      else if (breaks === 0) cursor.put(SPACE);
      else newlines(cursor, breaks);
      cursor.at = text;
      literal(cursor);
      at = cursor.at + 1;
      breaks = 0;
      empty = false;
      indentedBefore = indented;
    }
  }
  if (empty && breaks > 0) throw OUTSIDE;
  if (!empty && chomp !== 'strip') newlines(cursor, chomp === 'keep' ? breaks + 1 : 1);
  cursor.put(DOUBLE_QUOTE);
  // Back to the line end before the first line that is not content.
  cursor.at = Math.min(at - 1, end);
  cursor.nextLine();
  if (cursor.column > indent) throw OUTSIDE;
}

function header(cursor: Cursor): { readonly chomp: 'clip' | 'keep' | 'strip'; readonly explicit: number } {
  const { source } = cursor;
  let chomp: 'clip' | 'keep' | 'strip' = 'clip';
  let explicit = 0;
  cursor.at++;
  for (let place = 0; place < 2; place++) {
    const byte = source[cursor.at] ?? 0;
    if (byte === 0x2b && chomp === 'clip') chomp = 'keep';
    else if (byte === 0x2d && chomp === 'clip') chomp = 'strip';
    else if (byte >= 0x31 && byte <= 0x39 && explicit === 0) explicit = byte - 0x30;
    else break;
    cursor.at++;
  }
  cursor.skipSpaces();
  if (!cursor.atLineEnd()) throw OUTSIDE;
  return { chomp, explicit };
}

/** The indentation of the first line with text decides, and no empty line before it may be longer. */
function firstIndent(source: Uint8Array, from: number, end: number): number {
  let longest = 0;
  for (let start = from; start < end; ) {
    let at = start;
    while (at < end && source[at] === SPACE) at++;
    const spaces = at - start;
    if (at < end && source[at] !== NEWLINE) {
      if (spaces < longest) throw OUTSIDE;
      return spaces;
    }
    longest = Math.max(longest, spaces);
    start = at + 1;
  }
  if (longest > 0) throw OUTSIDE;
  return 0;
}

function newlines(cursor: Cursor, count: number): void {
  for (let line = 0; line < count; line++) {
    cursor.put(BACKSLASH);
    cursor.put(0x6e);
  }
}

/** The rest of a line. */
function literal(cursor: Cursor): void {
  for (;;) {
    cursor.copy(LITERAL);
    if (cursor.atLineEnd()) return;
    const byte = cursor.source[cursor.at++] ?? 0;
    if (byte < SPACE && byte !== TAB) throw OUTSIDE;
    cursor.put(BACKSLASH);
    cursor.put(byte === TAB ? 0x74 : byte);
  }
}
