import fc from 'fast-check';
import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { bullets, heading, paragraph, table } from '../../../src/report/markdown/blocks.ts';
import { code, type Inline, strong } from '../../../src/report/markdown/inline.ts';
import { codeText, isPlain } from '../../../src/report/markdown/quick-text.ts';
import { markdown, STYLE, TABLES } from '../../../src/report/markdown/serialize.ts';

/** The serializer without our short cut. */
const whole = unified().use(remarkGfm, TABLES).use(remarkStringify, STYLE).freeze();

function slowly(...nodes: readonly RootContent[]): string {
  return whole.stringify({ type: 'root', children: [...nodes] }).trimEnd();
}

/** Pieces that mean something to Markdown, alone or together, and words between them. */
const PIECES = [
  ...[..." .:,;()[]{}<>|\\/*_~`'!#&+=-@$%^?wWps1aé🔴\u2028"],
  ...['1.', '12)', 'www', 'http', '://', '](', '  ', '--', '&amp;', '<b>', ' - ', '+ ', 'cart', '3 of 4'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((parts) => parts.join(''));
const raw: fc.Arbitrary<Inline> = text.map((value) => ({ type: 'text', value }));
const piece: fc.Arbitrary<Inline> = fc.oneof(
  raw,
  text,
  text.map((value) => code(value)),
  raw.map((value) => strong(value)),
);
const line = fc.array(piece, { minLength: 1, maxLength: 4 });

const block = fc.oneof(
  line.map((content): RootContent => paragraph(...content)),
  line.map((content): RootContent => heading(3, ...content)),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines): RootContent => bullets(lines)),
  fc.tuple(line, line).map(([a, b]): RootContent => table([{ title: 'Pod' }, { title: 'Status' }], [[a, b]])),
);

test('texts and code that need no escape are written as the serializer would', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      expect(markdown(...structuredClone(blocks))).toBe(slowly(...structuredClone(blocks)));
    }),
    { numRuns: 400 },
  );
});

test.each(['3 of 4 pods ready', '🔴 high', '2/2', 'Deployment ', 'it said: no', '-1'])(
  '%s is plain',
  (text) => {
    expect(isPlain(text, { before: ' ', after: ' ' })).toBe(true);
  },
);

test.each(['- item', '1. item', '+ item', ' indented', '= line', ':- cell'])(
  '%s is not at the beginning of a line',
  (text) => {
    expect(isPlain(text, { before: '\n', after: '' })).toBe(false);
  },
);

test.each([
  ['cart', '`cart`'],
  ['a`b', '``a`b``'],
  ['a``b', '`a``b`'],
  ['`a', '`` `a ``'],
  ['a|b', '`a\\|b`'],
])('%s as code in a table is %s', (value, expected) => {
  expect(codeText(value, true)).toBe(expected);
});
