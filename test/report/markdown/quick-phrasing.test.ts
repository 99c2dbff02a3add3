import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { quickPhrasing } from '../../../src/report/markdown/quick-phrasing.ts';

const LINE = { before: '\n', after: '\n' };
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
const strong = (...children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });

test.each<[string, readonly PhrasingContent[]]>([
  ['', []],
  ['3 of 4 pods', [text('3 of 4 pods')]],
  ['pod `cart` is ready', [text('pod '), code('cart'), text(' is ready')]],
  ['**Deployment `shop/cart`**: no pod', [strong(text('Deployment '), code('shop/cart')), text(': no pod')]],
  ['see **this**', [text('see '), strong(text('this'))]],
])('%s is put together', (line, nodes) => {
  expect(quickPhrasing(nodes, LINE, false)).toBe(line);
});

test.each<[string, readonly PhrasingContent[]]>([
  ['a character to escape', [text('a*b')]],
  ['a link', [{ type: 'link', url: '#nodes', children: [text('nodes')] }]],
  ['an address in two pieces', [text('http'), text('://shop')]],
  ['bold within a word', [text('re'), strong(text('start')), text('ed')]],
  ['bold beside bold', [text('so '), strong(text('a')), strong(text('b'))]],
  ['bold with a space at its end', [text('so '), strong(text('a ')), text(' it is')]],
])('%s is left to the serializer', (_, nodes) => {
  expect(quickPhrasing(nodes, LINE, false)).toBeNull();
});

test('a pipe in code is escaped in a cell', () => {
  expect(quickPhrasing([text('is '), code('a|b')], { before: '|', after: '|' }, true)).toBe('is `a\\|b`');
});
