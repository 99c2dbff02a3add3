import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from '../../src/report/html/pieces.ts';
import { htmlPage } from '../../src/report/html.ts';
import { checklist, codeBlock, heading, paragraph, table } from '../../src/report/markdown/blocks.ts';
import { code, slug, toHeading } from '../../src/report/markdown/inline.ts';
import { markdown } from '../../src/report/markdown/serialize.ts';
import { hostileText } from './markdown/hostile-text.ts';

const REPORT = markdown(
  heading(1, 'Infrastructure analysis'),
  paragraph('See ', toHeading('the nodes', 'Nodes & pods'), '.'),
  heading(2, 'Nodes & pods'),
  table([{ title: 'Node' }, { title: 'Restarts', align: 'right' }], [[code('pi-master'), '7']]),
  heading(2, 'Recommendations'),
  heading(3, 'Now'),
  checklist([
    { done: false, line: 'restart it' },
    { done: true, line: 'move it' },
  ]),
  codeBlock('sh', ['kubectl get pods', '## not a heading']),
);

test('one page that loads and runs nothing', () => {
  const page = htmlPage(REPORT, 'Shop');
  expect(page).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8">/);
  expect(page.endsWith('</html>\n')).toBe(true);
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
  expect(policy.replaceAll('&#x27;', "'")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  );
  expect(page).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b|url\(|@import|https?:/);
});

test('it can be read in the dark and on paper', () => {
  expect(htmlPage('', 'Shop')).toMatch(/prefers-color-scheme: dark.*@media print/s);
});

test('the title is text', () => {
  expect(htmlPage('', '</title><script>alert(1)</script>')).toContain(
    '<title>&#x3C;/title>&#x3C;script>alert(1)',
  );
});

test('links inside the page find their headings', () => {
  const page = htmlPage(REPORT, 'Shop');
  expect(page).toContain(`<a href="#${slug('Nodes & pods')}">the nodes</a>`);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids(page)).toContain(target);
});

test('the contents are the sections', () => {
  const [, nav = ''] = /<nav aria-label="Contents">(.*?)<\/nav>/s.exec(htmlPage(REPORT, 'Shop')) ?? [];
  expect([...nav.matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].map(([, to, text]) => [to, text])).toEqual([
    ['#nodes--pods', 'Nodes &#x26; pods'],
    ['#recommendations', 'Recommendations'],
  ]);
});

test('a page of one section has no contents', () => {
  expect(htmlPage('**Shop**\n\ncritical', 'Shop')).not.toContain('<nav');
});

test('headings of the same words have ids of their own', () => {
  expect(ids(htmlPage('## Now\n\n## Now\n\n## Now-1\n\n## Now\n\n## 🔴\n', 'Shop'))).toEqual([
    'now',
    'now-1',
    'now-1-1',
    'now-2',
    'section',
  ]);
});

test('a checklist has boxes', () => {
  const boxes = htmlPage(REPORT, 'Shop').match(/<input[^>]*>/g);
  expect(boxes).toEqual(['<input type="checkbox" disabled>', '<input type="checkbox" checked disabled>']);
});

test('a table scrolls in a frame and keeps its alignment', () => {
  const page = htmlPage(REPORT, 'Shop');
  expect(page).toContain('<div class="table"><table>');
  expect(page).toContain('<td align="right">7</td>');
});

test('code is code, whatever it looks like', () => {
  expect(htmlPage(REPORT, 'Shop')).toContain(
    '<pre><code class="language-sh">kubectl get pods\n## not a heading\n</code></pre>',
  );
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<img src=x onerror=alert(1)>'],
  ['a script in a link', '[click](javascript:alert(1))'],
  ['a picture from elsewhere', '![x](https://shop.example/x.png)'],
  ['a style', '<style>body { display: none }</style>'],
])('%s in the Markdown does nothing', (_, text) => {
  const page = main(htmlPage(text, 'Shop'));
  expect(page).not.toMatch(/<(script|style)|onerror|javascript:|https:/);
});

test('whatever cluster text says, it is text and code', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = main(htmlPage(markdown(paragraph('Found: ', text), heading(2, 'X ', text)), 'Shop'));
      expect([...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag)).toEqual(
        expect.not.arrayContaining(['a', 'img', 'script', 'input', 'table', 'del', 'em', 'strong']),
      );
      expect(page.match(/<(p|h2)\b/g)).toEqual(['<p', '<h2']);
    }),
  );
});

test('long tables come out whole, and in the order they were written', () => {
  const rows = Array.from({ length: 1001 }, (_, index) => [code(`shop/cart-${index}`), `${index}`]);
  const page = htmlPage(
    markdown(
      heading(2, 'Pods'),
      table([{ title: 'Pod' }, { title: 'Restarts' }], rows),
      paragraph('That is all.'),
      table([{ title: 'Node' }, { title: 'Pods' }], [['pi-master', '12']]),
    ),
    'Shop',
  );
  expect(page.match(/<table>/g)).toHaveLength(2);
  expect(page.match(/<th>/g)).toHaveLength(4);
  expect([...page.matchAll(/shop\/cart-(\d+)/g)].map(([, index]) => Number(index))).toEqual(
    rows.map((_, index) => index),
  );
  expect(page).toMatch(/cart-1000<\/code><\/td>.*That is all\..*pi-master/s);
});

test.each([
  ['sections', 'a\n## b\nc\n## d', ['a', '## b\nc', '## d']],
  ['no section inside a fence', '## a\n```\n## b\n```\n## c', ['## a\n```\n## b\n```', '## c']],
  [
    'a fence ends at one as long',
    '## a\n````\n```\n## b\n````\n## c',
    ['## a\n````\n```\n## b\n````', '## c'],
  ],
  ['a fence in a list', '- a\n  ```sh\n## b\n  ```\n## c', ['- a\n  ```sh\n## b\n  ```', '## c']],
  ['code that begins a line is no fence', '``` a ``` b\n## c', ['``` a ``` b', '## c']],
  ['other headings stay', '# a\n### b\n#### c', ['# a\n### b\n#### c']],
])('pieces: %s', (_, page, texts) => {
  expect(pieces(page).map(({ text }) => text)).toEqual(texts);
});

test('pieces of a table repeat its header', () => {
  const rows = Array.from({ length: 401 }, (_, index) => `| ${index} |`);
  const found = pieces(['| Pod |', '| - |', ...rows, 'after'].join('\n'));
  expect(found.map(({ continuesTable }) => continuesTable)).toEqual([false, true, true]);
  expect(found[2]?.text).toBe('| Pod |\n| - |\n| 400 |\nafter');
});

test('the same page gives the same bytes', () => {
  expect(htmlPage(REPORT, 'Shop')).toBe(htmlPage(REPORT, 'Shop'));
});

function ids(page: string): readonly (string | undefined)[] {
  return [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
}

function main(page: string): string {
  return /<main>.*<\/main>/s.exec(page)?.[0] ?? '';
}
