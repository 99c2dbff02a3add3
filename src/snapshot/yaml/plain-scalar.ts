import {
  BACKSLASH,
  COLON,
  type Cursor,
  DOUBLE_QUOTE,
  HASH,
  OUTSIDE,
  QUESTION_MARK,
  SOLID,
  SPACE,
} from './cursor.ts';

/** An unquoted scalar in the value of a mapping or sequence at `indent`; its further lines are indented more. */
export function plainScalar(cursor: Cursor, indent: number): void {
  const { source } = cursor;
  const start = cursor.at;
  const { written } = cursor;
  cursor.put(DOUBLE_QUOTE);
  const stop = lineOfPlain(cursor);
  cursor.nextLine();
  if (cursor.column <= indent && !isText(source, start, stop)) {
    cursor.written = written;
    verbatim(cursor, start, stop);
    return;
  }
  while (cursor.column > indent) {
    if (cursor.commentLines > 0) throw OUTSIDE;
    fold(cursor);
    lineOfPlain(cursor);
    cursor.nextLine();
  }
  cursor.put(DOUBLE_QUOTE);
}

/** A line break in running text is a space; with n empty lines after it, it is n line breaks. */
export function fold(cursor: Cursor): void {
  if (cursor.blankLines === 0) cursor.put(SPACE);
  else for (let line = 0; line < cursor.blankLines; line++) cursor.putText('\\n');
}

/** Copies a byte of a line of text into a JSON string; the colon that ends a key is none. */
export function plainByte(cursor: Cursor): void {
  const { source, at } = cursor;
  const byte = source[at] ?? 0;
  if (byte < SPACE || (byte === HASH && source[at - 1] === SPACE)) throw OUTSIDE;
  if (byte === DOUBLE_QUOTE || byte === BACKSLASH) cursor.put(BACKSLASH);
  cursor.put(byte);
  cursor.at++;
}

/** Whether a plain scalar can begin with the byte at `at`. */
export function startsPlain(cursor: Cursor, at: number): boolean {
  const byte = cursor.source[at] ?? 0;
  if (byte === 0x2d || byte === COLON || byte === QUESTION_MARK) return !cursor.breakAfter(at);
  // `***HIDDEN***` is what redaction leaves; it would be an alias, but no printer names an anchor so.
  if (byte === 0x2a) return cursor.source[at + 1] === byte && cursor.source[at + 2] === byte;
  return byte > SPACE && INDICATORS[byte] === 0;
}

/**
 * Whether plain bytes are a string. Otherwise they are a null, a boolean or a number as JSON writes them;
 * other spellings of those (`Null`, `0x1F`, `.inf`, `+1`, `0644`) are outside the subset.
 */
export function isText(source: Uint8Array, start: number, stop: number): boolean {
  const first = source[start] ?? 0;
  if (first > 0x39 || first < 0x2b) {
    if (stop - start > LONGEST_WORD || STARTS_WORD[first] === 0) return true;
    const word = wordNumber(source, start, stop);
    if (OTHER_WORDS.has(word)) throw OUTSIDE;
    return !JSON_WORDS.has(word);
  }
  return !isNumber(source, start, stop);
}

function isNumber(source: Uint8Array, start: number, stop: number): boolean {
  let at = start;
  const sign = source[at];
  if (sign === 0x2b || sign === 0x2d) at++;
  const whole = at;
  while (isDigit(source[at])) at++;
  let digits = at - whole;
  const leadingZero = digits > 1 && source[whole] === 0x30;
  let odd = sign === 0x2b || leadingZero || digits === 0;
  if (at < stop && source[at] === 0x2e) {
    const fraction = ++at;
    while (isDigit(source[at])) at++;
    digits += at - fraction;
    if (at === fraction) odd = true;
  }
  if (digits === 0) {
    if (INFINITE.has(String.fromCharCode(...source.subarray(start, Math.min(stop, start + 6)))))
      throw OUTSIDE;
    return false;
  }
  if (at < stop && (source[at] === 0x65 || source[at] === 0x45)) {
    at++;
    if (source[at] === 0x2b || source[at] === 0x2d) at++;
    const exponent = at;
    while (isDigit(source[at])) at++;
    if (at === exponent) return false;
  }
  if (at >= stop) {
    if (odd) throw OUTSIDE;
    return true;
  }
  // 0x1F and 0o17.
  if (at === start + 1 && source[start] === 0x30 && (source[at] === 0x78 || source[at] === 0x6f))
    throw OUTSIDE;
  return false;
}

/** Copies the rest of the line, without the spaces at its end, and returns where the text in it ends. */
function lineOfPlain(cursor: Cursor): number {
  const { source } = cursor;
  for (cursor.copy(SOLID); !cursor.atLineEnd(); cursor.copy(SOLID)) {
    if (source[cursor.at] === COLON && cursor.breakAfter(cursor.at)) throw OUTSIDE;
    plainByte(cursor);
  }
  let { at } = cursor;
  while (source[at - 1] === SPACE) at--;
  cursor.written -= cursor.at - at;
  return at;
}

function verbatim(cursor: Cursor, start: number, stop: number): void {
  for (let at = start; at < stop; at++) cursor.put(cursor.source[at] ?? 0);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** A short word as one number: many keys are as short, and making texts of them takes long. */
function wordNumber(source: Uint8Array, start: number, stop: number): number {
  let number = 0;
  for (let at = start; at < stop; at++) number = number * 256 + (source[at] ?? 0);
  return number;
}

function wordNumbers(...words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map((word) => wordNumber(Buffer.from(word), 0, word.length)));
}

const LONGEST_WORD = 5;
const JSON_WORDS = wordNumbers('null', 'true', 'false');
const OTHER_WORDS = wordNumbers('~', 'Null', 'NULL', 'True', 'TRUE', 'False', 'FALSE', '<<');
const INFINITE = new Set(
  ['.inf', '.Inf', '.INF', '.nan', '.NaN', '.NAN'].flatMap((word) => [word, `+${word}`, `-${word}`]),
);
const STARTS_WORD = bytesOf('~nNtTfF<');
const INDICATORS = bytesOf('-?:,[]{}#&*!|>\'"%@`');

function bytesOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
