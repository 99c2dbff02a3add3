import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph } from '../../../src/report/markdown/blocks.ts';
import { code, inline, prose, slug, strong } from '../../../src/report/markdown/inline.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { hostileText } from './hostile-text.ts';
import { ACTIVE_TYPES, allNodes, parsed, visibleText } from './reparsed.ts';

test.each([
  ['a mention', 'asked @ops why', 'asked `@ops` why'],
  ['an issue', 'as in #123.', 'as in `#123`.'],
  ['an issue elsewhere', 'see shop/cart#7', 'see `shop/cart#7`'],
  ['a merge request', 'see !42', 'see `!42`'],
  ['an issue by letters', 'see GH-42', 'see `GH-42`'],
  [
    'a URL',
    'pull from https://registry.shop.example/cart failed',
    'pull from `https://registry.shop.example/cart` failed',
  ],
  ['a URL in brackets', '(http://shop.example/a)', '(`http://shop.example/a`)'],
  ['a host that forges link', 'see (www.shop.example)', 'see (`www.shop.example`)'],
  ['an address', 'mail ops@shop.example', 'mail `ops@shop.example`'],
  ['an emoji', 'all :tada: here', 'all `:tada`: here'],
  ['an emoji with a sign', 'ok :+1: then', 'ok `:+1`: then'],
  ['a formula', 'costs $x$ now', 'costs `$x$` now'],
  ['a backtick', 'use `kubectl`', 'use `` `kubectl` ``'],
  ['a tag', 'image <none> here', 'image `<none>` here'],
  ['a comment', 'a <!-- b', 'a `<!--` b'],
])('%s becomes code', (_, text, page) => {
  expect(markdown(paragraph(text))).toBe(page);
});

test.each([
  ['a time', '2025-10-19 20:00:00 UTC'],
  ['a percentage', '92 % of 100%'],
  ['an image', 'redis:7.2 on 10.0.0.7:6379'],
  ['a lone at sign', 'two @ noon'],
])('%s stays as it stands', (_, text) => {
  expect(markdown(paragraph(text))).toBe(text);
});

test.each([
  ['emphasis', 'a *b* __c__', 'a \\*b\\* \\_\\_c\\_\\_'],
  ['a link', '[cart](shop)', '\\[cart]\\(shop)'],
  ['an entity', '&amp; &lt;', '\\&amp; \\&lt;'],
  ['a heading', '# cart', '\\# cart'],
  ['a list', '- cart', '\\- cart'],
  ['strikethrough', '~~cart~~', '\\~\\~cart\\~\\~'],
])('%s is escaped', (_, text, page) => {
  expect(markdown(paragraph(text))).toBe(page);
});

test('text in pieces keeps the spaces between them', () => {
  expect(markdown(paragraph('Service ', code('shop/cart'), ' has ', strong('no'), ' endpoints'))).toBe(
    'Service `shop/cart` has **no** endpoints',
  );
});

test('two pieces of code do not run together', () => {
  expect(markdown(paragraph(code('shop'), code('cart')))).toBe('`shop` `cart`');
  expect(markdown(paragraph('`shop', code('cart')))).toBe('`` `shop `` `cart`');
});

test('code with nothing to see says so', () => {
  expect(code('\u200b')).toEqual({ type: 'text', value: '(empty)' });
});

test('code is cut at its limit', () => {
  expect(code('x'.repeat(300))).toEqual({ type: 'inlineCode', value: `${'x'.repeat(199)}…` });
});

test.each([
  ['What was captured', 'what-was-captured'],
  ['Appendix: pods with a problem', 'appendix-pods-with-a-problem'],
  ['1. 🔴 Critical: node pi-3 is gone', '1--critical-node-pi-3-is-gone'],
  ['🔴 Critical: Node', '-critical-node'],
  [' Snake_case & Co. ', 'snake_case--co'],
  ['Übersicht', 'übersicht'],
])('the slug of %j', (heading, expected) => {
  expect(slug(heading)).toBe(expected);
});

test('whatever the text, it comes back as text and code, with the same characters', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const root = parsed(markdown(paragraph('Found: ', text, '.')));
      const nodes = allNodes(root);
      expect(nodes.filter(({ type }) => ACTIVE_TYPES.has(type))).toEqual([]);
      expect(root.children.map(({ type }) => type)).toEqual(['paragraph']);
      const written = inline('Found: ', text, '.').map(visible).join('');
      expect(visibleText(root)).toBe(written.replace(/\s+/g, ' ').trim());
    }),
    { numRuns: 500 },
  );
});

test('no piece of plain text holds what a forge acts on', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const node of prose(text)) {
        if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d|:\/\/|www\.|`|\$/);
      }
    }),
  );
});

function visible(node: ReturnType<typeof inline>[number]): string {
  return 'value' in node ? node.value : '';
}
