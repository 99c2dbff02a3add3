import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph, table } from '../../../src/report/markdown/blocks.ts';
import { code } from '../../../src/report/markdown/inline.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { asciiPage } from '../../../src/report/style/ascii-page.ts';
import { isAscii } from '../../../src/report/style/ascii-text.ts';
import { hostileText } from '../markdown/hostile-text.ts';
import { ACTIVE_TYPES, allNodes, parsed } from '../markdown/reparsed.ts';

test.each([
  ['✅ Ready', '[OK] Ready'],
  ['- ✅ **Nodes:** 8 of 8', '- [OK] **Nodes:** 8 of 8'],
  ['🟠 high', 'high'],
  ['### 1. 🟠 High: No node takes the pods', '### 1. High: No node takes the pods'],
  ['- 🟠 **Deployment `shop/cart`**: stuck', '- [high] **Deployment `shop/cart`**: stuck'],
  ['🟡 **Degraded.** 4 findings', '**Degraded.** 4 findings'],
  ['| ❌ down: 1 Pending |', '| down: 1 Pending |'],
  ['| ⚠️ 1 of 6 pods has a problem |', '| [warning] 1 of 6 pods has a problem |'],
  ['| ██████░░░░ 62% |', '| ======---- 62% |'],
  ['- ⚪ **Nodes:** not captured', '- [n/a] **Nodes:** not captured'],
  ['“a” – b … ≥ 3 → c', '"a" - b ... >= 3 -> c'],
  ['– no list item', '\\- no list item'],
  ['- ≥ 3', '- \\>= 3'],
  ['café, 日本', 'cafe, (U+65E5)(U+672C)'],
  ['`café…` and `✅`', '`caf\\u{e9}...` and `\\u{2705}`'],
  ['nothing to do', 'nothing to do'],
])('%s becomes %s', (line, expected) => {
  expect(asciiPage(`${line}\n`)).toBe(`${expected}\n`);
});

test('code keeps everything but its characters', () => {
  const page = '```sh\nkubectl get pod — # ✅\n```\n';
  expect(asciiPage(page)).toBe('```sh\nkubectl get pod \\u{2014} # \\u{2705}\n```\n');
});

test('links follow the headings they lead to', () => {
  const page = '## 🔴 Overview – café\n\nSee [above](#-overview--café).\n';
  expect(asciiPage(page)).toBe('## [critical] Overview - cafe\n\nSee [above](#critical-overview---cafe).\n');
});

test.each(['ẃẃẃ.shop.example', '@üser', ':smíle:', '＠team', '｜', '＜b＞', 'ｗｗｗ.shop.example', '＃1'])(
  '%s does not become what a forge acts on',
  (word) => {
    const page = asciiPage(`Before ${word} after.\n`);
    expect(page).toMatch(/\(U\+[0-9A-F]{4}\)/);
    expect(page).not.toMatch(/www\.|@\w|:\w+:|#1|[|<]/);
  },
);

test('whatever the cluster says, the page is ASCII, keeps its outline and has nothing active', () => {
  const outline = (page: string) =>
    allNodes(parsed(page))
      .map(({ type }) => type)
      .filter((type) => /table|paragraph|list|heading|code/.test(type) && type !== 'inlineCode');
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = `${markdown(
        paragraph(text, ' – ', code(text)),
        table([{ title: '✅' }], [[['✅ ', text]], [code(text)]]),
      )}\n`;
      const ascii = asciiPage(page);
      expect(isAscii(ascii)).toBe(true);
      expect(outline(ascii)).toEqual(outline(page));
      expect(allNodes(parsed(ascii)).filter(({ type }) => ACTIVE_TYPES.has(type))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
