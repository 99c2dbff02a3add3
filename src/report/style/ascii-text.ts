import { isActive } from '../markdown/inline.ts';
import { ICONS } from './icons.ts';

/** Text of a Markdown line, outside code, in ASCII; `isFirst`: nothing but a list or heading mark stands before it. */
export function asciiText(text: string, isFirst: boolean): string {
  if (isAscii(text)) return text;
  const words = text
    .replace(BARS, (bar) => bar.replaceAll('█', '=').replaceAll('░', '-'))
    .replace(PICTURES, (_, icon: string, space: string, at: number, all: string) =>
      iconText(icon, space, all.slice(at + icon.length)),
    )
    .replace(PUNCTUATION, (mark) => MARKS[mark] ?? mark)
    .split(/( )/)
    .map(asciiWord)
    .join('');
  // A dash or `>=` that was none before must not begin a list, a quotation or the line below a heading.
  return isFirst && !isAscii(text.trimStart().charAt(0)) ? words.replace(/^(\s*)([-+>=])/, '$1\\$2') : words;
}

/** Text of code in ASCII: what is not becomes what it is called in most languages. */
export function asciiCode(text: string): string {
  if (isAscii(text)) return text;
  return text.replaceAll('…', '...').replace(OTHER, (character) => `\\u{${codePoint(character)}}`);
}

export function isAscii(text: string): boolean {
  return !/[^\n -~]/.test(text);
}

const OTHER = /[^\n -~]/gu;
const BARS = /[█░]+/g;
const PICTURES = /([\p{Extended_Pictographic}✓✗])[\ufe0e\ufe0f]?( ?)/gu;

/** `[high] `, or nothing where the words after the icon say it. */
function iconText(icon: string, space: string, rest: string): string {
  const own = ICONS.get(icon);
  if (own === undefined) return `(U+${codePoint(icon).toUpperCase()})${space}`;
  const after = rest.replace(/^[\ufe0e\ufe0f\s*_]+/, '');
  if (own.said.test(after)) return '';
  return `[${own.word}]${after === '' ? '' : ' '}`;
}

const MARKS: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '−': '-',
  '·': '-',
  '•': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '≈': 'about ',
  '×': 'x',
  '±': '+/-',
  '\u00a0': ' ',
};
const PUNCTUATION = new RegExp(`[${Object.keys(MARKS).join('')}]`, 'g');

/**
 * `cafe` for `café`; what has no ASCII letter below its accents is named: `(U+65E5)`. A word that would then become a
 * mention, a link or an emoji has all of its characters named.
 */
function asciiWord(word: string): string {
  if (isAscii(word)) return word;
  const plain = named(word.normalize('NFD').replace(/(?<=[A-Za-z])\p{M}+/gu, ''));
  return isActive(plain.replaceAll('\\', '')) ? named(word) : plain;
}

function named(text: string): string {
  return text.replace(OTHER, (character) => `(U+${codePoint(character).toUpperCase().padStart(4, '0')})`);
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
