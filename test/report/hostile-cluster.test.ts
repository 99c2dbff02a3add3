import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS_OF_REPORT, type ReportKind, SNAPSHOTS_OF } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { DEFAULT_STYLE } from '../../src/report/style/page-style.ts';
import { hostileDossier } from './hostile-dossier.ts';
import { hostileText } from './markdown/hostile-text.ts';
import { ACTIVE_TYPES, allNodes, parsed } from './markdown/reparsed.ts';
import { lintPage } from './markdownlint.ts';

/** Each kind, and that about one or two captures once about each. */
const PAGES = KINDS_OF_REPORT.flatMap((kind) => {
  const about = { one: [false], two: [true], 'one or two': [false, true] }[SNAPSHOTS_OF[kind]];
  return about.map((isTwo) => ({ kind, isTwo, about: isTwo ? 'two captures' : 'one capture' }));
});

function page(text: string, kind: ReportKind, isTwo: boolean, ascii = false): string {
  const dossier = { ...hostileDossier(text, isTwo), style: { ...DEFAULT_STYLE, ascii } };
  return pageOf({ ...dossier, kind, format: 'md', minSeverity: null });
}

/** Block types in order, with the number of rows or items: what a page is, apart from its words. */
function outline(markdown: string): readonly string[] {
  return parsed(markdown).children.map((block) =>
    block.type === 'table' || block.type === 'list'
      ? `${block.type} of ${block.children.length}`
      : block.type === 'heading'
        ? `heading ${block.depth}`
        : block.type,
  );
}

function active(markdown: string): readonly unknown[] {
  return allNodes(parsed(markdown)).filter(
    (node) => ACTIVE_TYPES.has(node.type) && !(node.type === 'link' && node.url.startsWith('#')),
  );
}

describe.each(PAGES)('$kind of $about', ({ kind, isTwo }) => {
  test('whatever the cluster says, the page keeps its outline and its numbers add up', {
    timeout: 60_000,
  }, () => {
    const harmless = outline(page('cart', kind, isTwo));
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, ascii) => {
        const markdown = page(`c${text}`, kind, isTwo, ascii);
        expect(outline(markdown)).toEqual(harmless);
        expect(active(markdown)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    'cart',
    'a|b',
    'a\\|b',
    '`cart`',
    '```',
    '<script>alert(1)</script>',
    '<!-- cart -->',
    '@team',
    '#1',
    'shop/cart#12',
    'a\nb\r\n# c',
    '\u202ecart\u202c\u200b',
    '[x](javascript:alert(1))',
    '![x](https://shop.example/x.png)',
    '- cart',
    '---',
    '5/3 (10 %)',
    '= 3 + 4',
    'cart (7)',
    'https://shop.example',
    '$x$',
  ])('markdownlint has nothing to say of a page of %j', (text) => {
    expect(lintPage(page(text, kind, isTwo))).toEqual([]);
    expect(page(text, kind, isTwo)).not.toMatch(/[\u202a-\u202e\u200b]/);
  });
});
