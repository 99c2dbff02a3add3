import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLines, cleanText } from '../../../src/report/markdown/clean-text.ts';
import { hostileText } from './hostile-text.ts';

test.each([
  ['plain text stays', 'Deployment shop/cart', 'Deployment shop/cart'],
  ['ends are trimmed', ' cart ', 'cart'],
  ['line breaks become one space', 'exit code 1\r\n\r\nsee logs\u2028now', 'exit code 1 see logs now'],
  ['next line is a line break', 'first\u0085second', 'first second'],
  ['tabs and no-break spaces become spaces', 'a\tb\u00a0c\u3000d', 'a b c d'],
  ['terminal colours lose their escape', '\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['NUL, BEL and DEL go', 'c\u0000a\u0007r\u007ft', 'cart'],
  ['C1 controls go', 'c\u009bart', 'cart'],
  ['right-to-left override goes', 'cart\u202egpj.exe', 'cartgpj.exe'],
  ['isolates go', '\u2066cart\u2069', 'cart'],
  ['zero-width characters go', 'ca\u200br\u200dt\u2060\ufeff', 'cart'],
  ['soft hyphen and word joiners go', 'ca\u00adrt\u034f', 'cart'],
  ['tag characters go', 'cart\u{e0041}\u{e007f}', 'cart'],
  ['Hangul fillers go', '\u3164cart\uffa0', 'cart'],
  ['what is left between two spaces is one space', 'a \u200b b', 'a b'],
  ['an emoji keeps its variation selector', 'ℹ️ info', 'ℹ️ info'],
  ['astral characters stay', '🔴 down', '🔴 down'],
  ['a lone high surrogate is replaced', 'ca\ud83drt', 'ca\ufffdrt'],
  ['a lone low surrogate is replaced', '\ude00cart', '\ufffdcart'],
  ['combining marks stay', 'e\u0301', 'e\u0301'],
  ['nothing visible is nothing', '\u200b\u0000 \n', ''],
])('%s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test.each([
  ['as long as allowed', 'cart', 4, 'cart'],
  ['one too long', 'carts', 4, 'car…'],
  ['astral characters count once', '🔴🔴🔴🔴', 4, '🔴🔴🔴🔴'],
  ['and are never cut in two', '🔴🔴🔴🔴🔴', 4, '🔴🔴🔴…'],
  ['what is invisible does not count', `${'\u200b'.repeat(100)}cart`, 4, 'cart'],
  ['white space counts once', `ca${' '.repeat(100)}t`, 4, 'ca t'],
])('limit: %s', (_, text, limit, clean) => {
  expect(cleanText(text, limit)).toBe(clean);
});

test.each([
  ['line breaks stay, in one spelling', 'a\nb\r\nc\rd\u2028e\u2029f\u0085g', 'a\nb\nc\nd\ne\nf\ng'],
  ['indentation stays, tabs as four spaces', '  a\n\tb', '  a\n    b'],
  ['ends of lines are trimmed', 'a  \nb\t', 'a\nb'],
  ['form feeds and vertical tabs break a line', 'a\fb\vc', 'a\nb\nc'],
  ['escapes, bidi and lone surrogates go', '\u001b[1mset\u202e\n\ud800', '[1mset\n\ufffd'],
])('lines: %s', (_, text, clean) => {
  expect(cleanLines(text)).toBe(clean);
});

const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

test('clean text is one line, bounded, without anything that cannot be seen, and clean again', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
      const clean = cleanText(text, limit);
      expect(clean).not.toMatch(FORBIDDEN);
      expect([...clean].length).toBeLessThanOrEqual(limit);
      expect(cleanText(clean, limit)).toBe(clean.trim());
    }),
  );
});

test('clean lines hold no control character but the line feed', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const clean = cleanLines(text);
      for (const line of clean.split('\n')) expect(line).not.toMatch(FORBIDDEN);
      expect(cleanLines(clean)).toBe(clean);
    }),
  );
});
