import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bullets,
  checklist,
  codeBlock,
  heading,
  numbered,
  paragraph,
  table,
} from '../../../src/report/markdown/blocks.ts';
import { cleanLines } from '../../../src/report/markdown/clean-text.ts';
import { code, strong } from '../../../src/report/markdown/inline.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { hostileText } from './hostile-text.ts';
import { ACTIVE_TYPES, allNodes, parsed, reparsed, visibleText } from './reparsed.ts';

const RUNS = { numRuns: 300 };

test('a table with alignment', () => {
  const rows = table([{ title: 'Pod' }, { title: 'Restarts', align: 'right' }], [[code('shop/cart-0'), '7']]);
  expect(markdown(rows)).toBe('| Pod | Restarts |\n| - | -: |\n| `shop/cart-0` | 7 |');
});

test.each([
  ['a pipe in code', 'a|b', '`a\\|b`'],
  ['a backslash before a pipe in code', 'grep "a\\|b"', '`grep "a\\`\\|`b"`'],
  ['a backslash and a pipe alone', '\\|', '`\\`\\|'],
  ['a backslash at the end', 'C:\\', '`C:\\`'],
  ['line breaks', 'exit\ncode', '`exit code`'],
])('in a cell: %s', (_, text, cell) => {
  const page = markdown(table([{ title: 'Value' }], [[code(text)]]));
  expect(page.split('\n').at(-1)).toBe(`| ${cell} |`);
  expect(lastCellText(page)).toBe(text.replace('\n', ' '));
});

test('cells keep their number and their text', () => {
  const cell = fc.record({ text: hostileText, as: fc.constantFrom('prose', 'code', 'strong') });
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const blocks = reparsed(
        table(
          [{ title: 'Name' }, { title: 'Value', align: 'right' }, { title: 'Note' }],
          rows.map((cells) =>
            cells.map(({ text, as }) =>
              as === 'code' ? code(text) : as === 'strong' ? strong(text, '.') : text,
            ),
          ),
        ),
      );
      expect(blocks.map(({ type }) => type)).toEqual(['table']);
      const [first] = blocks;
      if (first?.type !== 'table') throw new Error('no table');
      expect(first.children.map(({ children }) => children.length)).toEqual(Array(rows.length + 1).fill(3));
      expect(allNodes(first).filter(({ type }) => ACTIVE_TYPES.has(type))).toEqual([]);
    }),
    RUNS,
  );
});

test('code in a cell comes back character by character', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const node = code(text);
      const value = 'value' in node ? node.value : '';
      expect(lastCellText(markdown(table([{ title: 'Value' }], [[node]])))).toBe(
        value.replace(/\s+/g, ' ').trim(),
      );
    }),
    RUNS,
  );
});

test('headings keep their depth and stay one line', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(2, 3, 4), (text, depth) => {
      const blocks = reparsed(heading(depth, 'Cause ', text), paragraph('after'));
      expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
      expect(blocks[0]).toMatchObject({ depth });
      expect(blocks.flatMap(allNodes).filter(({ type }) => ACTIVE_TYPES.has(type))).toEqual([]);
    }),
    RUNS,
  );
});

test.each([
  ['bullets', bullets],
  ['numbered', numbered],
])('%s keep their number of items', (_, list) => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (texts) => {
      const blocks = reparsed(list(texts));
      expect(blocks.map(({ type }) => type)).toEqual(['list']);
      const [first] = blocks;
      if (first?.type !== 'list') throw new Error('no list');
      expect(first.children).toHaveLength(texts.length);
      for (const item of first.children) {
        expect(item.checked).toBeNull();
        expect(item.children.every(({ type }) => type === 'paragraph')).toBe(true);
      }
      expect(allNodes(first).filter(({ type }) => ACTIVE_TYPES.has(type))).toEqual([]);
    }),
    RUNS,
  );
});

test('a checklist says what is done, whatever its lines claim', () => {
  const page = markdown(
    checklist([
      { done: false, line: '[x] restart the cart' },
      { done: true, line: ['move ', code('shop/cart')] },
    ]),
  );
  expect(page).toBe('- [ ] \\[x] restart the cart\n- [x] move `shop/cart`');
});

test('an item holds blocks below its line', () => {
  const list = bullets([
    { line: 'look at it', below: [paragraph('Evidence'), codeBlock('sh', ['kubectl get pods'])] },
    'next',
  ]);
  const [first] = reparsed(list);
  if (first?.type !== 'list') throw new Error('no list');
  expect(first.children.map(({ children }) => children.map(({ type }) => type))).toEqual([
    ['paragraph', 'paragraph', 'code'],
    ['paragraph'],
  ]);
});

test('two lists in a row stay two lists', () => {
  expect(reparsed(bullets(['cart']), bullets(['redis'])).map(({ type }) => type)).toEqual(['list', 'list']);
});

test('no line gets out of a fence', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), fc.boolean(), (lines, inItem) => {
      const block = codeBlock('sh', lines);
      const blocks = inItem
        ? reparsed(bullets([{ line: 'run', below: [block] }]), paragraph('after'))
        : reparsed(block, paragraph('after'));
      expect(blocks.map(({ type }) => type)).toEqual([inItem ? 'list' : 'code', 'paragraph']);
      const found = blocks.flatMap(allNodes).filter((node) => node.type === 'code');
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ lang: 'sh', value: cleanLines(lines.join('\n')) });
    }),
    RUNS,
  );
});

function lastCellText(page: string): string {
  const [first] = parsed(page).children;
  const cell = first?.type === 'table' ? first.children.at(-1)?.children.at(-1) : undefined;
  return cell === undefined ? '' : visibleText(cell);
}
