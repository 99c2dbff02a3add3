/**
 * A walk over the bytes of one piece of YAML that writes the same data as JSON text.
 * JSON because `JSON.parse` then builds the value: flat strings that do not keep the piece alive,
 * and own members whatever their names.
 */
export class Cursor {
  readonly source: Uint8Array;
  readonly end: number;
  /** The first byte of content of the current line, or where reading stopped in it. */
  at = 0;
  /** Spaces before the content of the current line; -1 at the end. */
  column = 0;
  lineStart = 0;
  /** What the last `nextLine` passed over. */
  blankLines = 0;
  commentLines = 0;
  readonly out: Buffer<ArrayBuffer>;
  written = 0;
  depth = 0;
  /** Keys written, and whether duplicates among them are possible. */
  keys = 0;
  unordered = false;

  constructor(source: Uint8Array) {
    this.source = source;
    this.end = source.length;
    this.out = outputFor(source.length);
  }

  put(byte: number): void {
    this.out[this.written++] = byte;
  }

  putText(ascii: string): void {
    for (let index = 0; index < ascii.length; index++) this.out[this.written++] = ascii.charCodeAt(index);
  }

  /** Copies bytes up to the first that is not in the table. */
  copy(table: Uint8Array): void {
    const { source, end, out } = this;
    let { at, written } = this;
    for (; at < end; at++) {
      const byte = source[at] ?? 0;
      if (table[byte] === 0) break;
      out[written++] = byte;
    }
    this.at = at;
    this.written = written;
  }

  /** From the end of a line to the content of the next line that has any. */
  nextLine(): void {
    const { source, end } = this;
    let at = this.at;
    if (at < end) {
      if (source[at] !== NEWLINE) throw OUTSIDE;
      at++;
    }
    this.blankLines = 0;
    this.commentLines = 0;
    for (;;) {
      const start = at;
      while (source[at] === SPACE) at++;
      const byte = at < end ? source[at] : NEWLINE;
      if (byte === HASH) {
        this.commentLines++;
        while (at < end && source[at] !== NEWLINE) at++;
      } else if (byte !== NEWLINE) {
        if (byte === TAB) throw OUTSIDE;
        this.at = at;
        this.lineStart = start;
        this.column = at - start;
        return;
      } else {
        this.blankLines++;
      }
      if (at >= end) {
        this.at = end;
        this.column = -1;
        return;
      }
      at++;
    }
  }

  skipSpaces(): void {
    while (this.source[this.at] === SPACE) this.at++;
  }

  atLineEnd(): boolean {
    return this.at >= this.end || this.source[this.at] === NEWLINE;
  }

  /** Whether the byte after `at` ends a token: a space, a line end, or nothing. */
  breakAfter(at: number): boolean {
    const next = this.source[at + 1];
    return next === SPACE || next === NEWLINE || at + 1 >= this.end;
  }
}

/** Thrown when the text is not of the subset that is read fast; the full parser decides what it is. */
export const OUTSIDE = new Error('outside the fast subset of YAML');

export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const QUESTION_MARK = 0x3f;
export const BACKSLASH = 0x5c;

/** Bytes that stand for themselves in a JSON string. */
export const LITERAL = allBut('"\\');
/** Bytes that stand for themselves in every scalar of YAML that begins without them, too. */
export const SOLID = allBut('"\\\':#');

/** 1 for every byte but these and the controls. */
function allBut(characters: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < SPACE || characters.includes(String.fromCharCode(byte)) ? 0 : 1,
  );
}

const KEPT = 1024 * 1024;
const kept = Buffer.allocUnsafe(KEPT);

/** JSON is at most four times as long: `a:` becomes `"a":null,`. */
function outputFor(length: number): Buffer<ArrayBuffer> {
  const most = length * 4 + 64;
  return most <= KEPT ? kept : Buffer.allocUnsafe(most);
}
