import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parsedPage } from '../../../src/report/html/parsed-page.ts';
import { ownMarkdown } from '../../../src/report/markdown/own-markdown.ts';

test.each([
  ['plain text', 'It **runs**, see `cart`.', 'It **runs**, see `cart`.'],
  ['a list', '1. one\n2. two\n   - three', '1. one\n2. two\n   - three'],
  ['a table', '| a | b |\n|---|--:|\n| 1 | `x\\|y` |', '| a | b |\n| - | -: |\n| 1 | `x\\|y` |'],
  ['code', '```js\nlet x = 1;\n```', '```js\nlet x = 1;\n```'],
  [
    'links',
    '[a](https://shop.example "b") and <https://shop.example>',
    '[a](https://shop.example "b") and <https://shop.example>',
  ],
  ['who and what', 'Ask @operations about #103.', 'Ask @operations about #103.'],
  ['a task list', '- [x] done\n- [ ] open', '- [x] done\n- [ ] open'],
  ['nothing', '', ''],
])('stands as it is: %s', (_, text, expected) => {
  expect(ownMarkdown(text, 2)).toBe(expected);
});

test.each([
  ['headings go below the section', '# A\n\n## B\n\n# C', '### A\n\n#### B\n\n### C'],
  ['headings that begin deep', '### A\n\n#### B', '### A\n\n#### B'],
  ['no level is left out', '# A\n\n#### B', '### A\n\n#### B'],
  [
    'no deeper than six',
    '# A\n\n## B\n\n### C\n\n#### D\n\n##### E',
    '### A\n\n#### B\n\n##### C\n\n###### D\n\n###### E',
  ],
  ['underlined headings', 'A\n===\n\ntext', '### A\n\ntext'],
  ['headings in quotations', '> # A', '> ### A'],
  ['an open fence is closed', '~~~sh\n## Verdict', '```sh\n## Verdict\n```'],
  ['HTML is text', '<div>\n\n<script>alert(1)</script>', '\\<div>\n\n\\<script>alert(1)\\</script>'],
  ['HTML in a line is text', 'a <b>c</b>', 'a \\<b>c\\</b>'],
  ['comments are left out', 'a <!-- b --> c\n\n<!-- d -->\n\ne', 'a  c\n\ne'],
  ['an open comment is text', '<!-- a\n\n## Verdict', '\\<!-- a ## Verdict'],
  ['references are resolved', '[a][b]\n\n[b]: https://shop.example', '[a](https://shop.example)'],
  ['of two definitions the first counts', '[a]\n\n[a]: /one\n[a]: /two', '[a](/one)'],
  [
    'links to programs are text',
    '[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example)',
    'a b c',
  ],
  ['images are links', '![a](https://shop.example/a.png)', '[a](https://shop.example/a.png)'],
  [
    'footnotes come at the end',
    'a[^x] b[^y] c[^x]\n\n[^y]: two\n[^x]: one',
    'a\\[1] b\\[2] c\\[1]\n\n\\[1] one\n\n\\[2] two',
  ],
  ['what nobody defined is text', '[a][b] [^c]', '\\[a]\\[b] \\[^c]'],
  ['what cannot be seen goes', 'a\u202eb\u200bc\u0007', 'abc'],
])('%s', (_, text, expected) => {
  expect(ownMarkdown(text, 2)).toBe(expected);
});

describe('comes to an end', () => {
  test.each([
    ['quotations in quotations', '>'.repeat(40_000)],
    [
      'quotations, line by line',
      Array.from({ length: 200 }, (_, index) => `${'>'.repeat(index + 1)} a`).join('\n'),
    ],
    ['lists in lists', Array.from({ length: 200 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
    ['brackets', '['.repeat(40_000)],
    ['open comments', '<!--'.repeat(10_000)],
    ['stars', '*a **b '.repeat(4_000)],
    [
      'notes that refer to each other',
      `${Array.from({ length: 300 }, (_, index) => `[^${index}]: [^${index + 1}]`).join('\n')}\n\n[^0]`,
    ],
    ['a note that refers to itself', 'a[^1]\n\n[^1]: b[^1]'],
    ['too much text', 'word '.repeat(20_000)],
  ])('%s', (_, text) => {
    const began = performance.now();
    expectConfined(ownMarkdown(text, 2));
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

test('whatever stands in a section, the next one begins after it', () => {
  const piece = fc.constantFrom(
    '#',
    '##',
    '# ',
    '## Verdict',
    '\n',
    '\n\n',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<script>',
    '[a]',
    '[a]: b',
    '[^a]',
    '[^a]: ',
    '> ',
    '- ',
    '1. ',
    '    ',
    '\t',
    '| a |',
    '| - |',
    '---',
    '===',
    '*',
    '**',
    '_',
    '`',
    '\\',
    '![',
    '](',
    ')',
    'text',
    '&lt;',
    '<pre>',
    '$$',
    '<a href="x">',
    '\u2028',
    '\r',
    '\u202e',
    '<![CDATA[',
    '<?',
    ':::',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) =>
      expectConfined(ownMarkdown(pieces.join(''), 2)),
    ),
    { numRuns: 1500, seed: 9 },
  );
});

/** In a page, between two sections: both headings are there, no other of their level, no HTML, no definition. */
function expectConfined(body: string): void {
  const tree = parsedPage(`# Page\n\n## Own\n\n${body}\n\n## Next\n\nThe end of the [page][a] [^a].\n`);
  const top = tree.children.flatMap((node) =>
    node.type === 'heading' && node.depth <= 2 ? [`${node.depth} ${textOf(node.children)}`] : [],
  );
  expect(top).toEqual(['1 Page', '2 Own', '2 Next']);
  const last = tree.children.at(-1);
  expect(last?.type === 'paragraph' && textOf(last.children)).toBe('The end of the [page][a] [^a].');
  expect(typesIn(tree).filter((type) => FORBIDDEN.has(type))).toEqual([]);
}

const FORBIDDEN = new Set([
  'html',
  'definition',
  'footnoteDefinition',
  'footnoteReference',
  'linkReference',
  'image',
]);

function typesIn(node: Root | Root['children'][number]): readonly string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}

function textOf(nodes: readonly Root['children'][number][]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('');
}
