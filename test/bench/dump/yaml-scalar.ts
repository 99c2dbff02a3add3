/**
 * A scalar as go-yaml writes it, from this column on. A string is plain where that reads as a string, quoted where not,
 * a block where it has lines. Plain and quoted text goes on in the next line, at `indent`, at the first space after
 * column 80; a key (`indent` is `null`) is never folded.
 */
export function scalar(
  value: string | number | boolean | null,
  column: number,
  indent: number | null,
): string {
  if (typeof value !== 'string') return String(value);
  const fold = (text: string) => (indent === null ? text : folded(text, column, indent));
  if (READS_AS_OTHER.test(value) || UNPRINTABLE.test(value)) return fold(doubleQuoted(value));
  if (value.includes('\n')) return block(value, indent ?? 0);
  return fold(NOT_PLAIN.test(value) ? `'${value.replaceAll("'", "''")}'` : value);
}

/** Null, booleans (YAML 1.1's too), numbers and timestamps. */
const READS_AS_OTHER =
  /^(|~|null|true|false|y|yes|n|no|on|off|[-+]?(\d[\d_]*)?\.?\d+(e[-+]?\d+)?|0x[\da-f]+|\d{4}-\d\d-\d\d(t.*)?)$/i;
/** Beyond the basic plane, control characters, and blanks before a line's end; none of them goes into a block. */
const UNPRINTABLE = /[\0-\t\v-\x1f\x7f-\x9f]|[\u{10000}-\u{10ffff}]| \n/u;
const NOT_PLAIN = /^[\s#,[\]{}&*!|>'"%@`]|^[-?:](\s|$)|:(\s|$)|\s#|\s$/;
const WIDTH = 80;

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u{10000}-\u{10ffff}]/gu,
    (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(8, '0')}`,
  );
}

function block(text: string, indent: number): string {
  const keep = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  const lines = text.replace(/\n$/, '').split('\n');
  return `|${keep}${lines.map((line) => (line === '' ? '\n' : `\n${' '.repeat(indent)}${line}`)).join('')}`;
}

function folded(text: string, column: number, indent: number): string {
  if (column + text.length <= WIDTH) return text;
  let written = '';
  let at = column;
  for (const [index, character] of [...text].entries()) {
    const isSingleSpace = character === ' ' && text[index - 1] !== ' ' && text[index + 1] !== ' ';
    const isInside = index > 1 && index < text.length - 2;
    if (isSingleSpace && isInside && at > WIDTH) {
      written += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      written += character;
      at += 1;
    }
  }
  return written;
}
