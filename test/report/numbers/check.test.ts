import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../src/report/numbers/check.ts';
import { countedFigure, figure, withFigures } from '../../../src/report/numbers/figure.ts';

function found(page: string, foreign: readonly unknown[] = []): readonly string[] {
  return contradictions({ page, figures: [], foreign });
}

describe('fractions', () => {
  test.each([
    '3/15 (20 %)',
    '163/177 (92 %)',
    '0/0 (0 %)',
    '199/200 (99 %)',
    '1/300 (1 %)',
    '1/8 (13 %)',
    '56/64 (87.5 %)',
    'ready 4/3 while it rolls out',
    '10.0.0.0/16 (3 %)',
  ])('%s is right, or no fraction with a percentage', (text) => {
    expect(found(`- **Pods:** ${text}, as captured.\n`)).toEqual([]);
  });

  test.each([
    ['3/15 (21 %)', '"3/15 (21 %)" should be 20 %'],
    ['8/64 (12 %)', '"8/64 (12 %)" should be 13 %'],
    ['199/200 (100 %)', '"199/200 (100 %)" should be 99 %'],
    ['72/64 (113 %)', '"72/64 (113 %)" is more than all of them'],
    ['56/64 (87.4 %)', '"56/64 (87.4 %)" should be 87.5 %'],
  ])('%s is found', (text, clause) => {
    expect(found(`### Ready: ${text}\n\nNothing.\n`)).toEqual([clause]);
    expect(found(`| A |\n| - |\n| **${text}** |\n`)).toEqual([clause]);
    expect(found(`\`\`\`text\n${text}\n\`\`\`\n\nSee \`${text}\`.\n`)).toEqual([]);
  });
});

describe('sums', () => {
  test.each([
    ['78 - 63 + 0 pods', []],
    ['78 = 15 + 63', []],
    ['15 = 78 - 63 + 0', []],
    ['78 = 15 + 64', ['"78 = 15 + 64" should be 79']],
    ['14 = 78 - 63', ['"14 = 78 - 63" should be 15']],
  ])('%s', (text, expected) => {
    expect(found(`So it is ${text}.\n`)).toEqual(expected);
  });

  test('the parts of a labelled whole', () => {
    expect(found('- **ReplicaSets:** 78: 15 active and 63 stale\n')).toEqual([]);
    expect(found('- **Pods:** 15: 13 Running, 1 Pending and 1 CrashLoopBackOff\n')).toEqual([]);
    expect(found('- **ReplicaSets:** 72: 8 active and 63 stale\n')).toEqual([
      'ReplicaSets are 72, and their parts sum up to 71',
    ]);
  });
});

describe('tables', () => {
  const page = (total: string) =>
    `| Deployment | Active | Stale |\n| - | -: | -: |\n| \`cart\` | 1 | 9 |\n| \`search\` | 1 | n/a |\n| **Total** | ${total} |\n`;

  test('a total is the sum of its rows, where every row has a number', () => {
    expect(found(page('2 | 9'))).toEqual([]);
    expect(found(page('3 | 12'))).toEqual(['the total of "Active" is 3, and its rows sum up to 2']);
  });

  test('a row called `Total` by the cluster is a row', () => {
    expect(found('| Name | Pods |\n| - | -: |\n| `a` | 1 |\n| `Total` | 7 |\n')).toEqual([]);
  });

  test('what there was, came and went is what there is', () => {
    const changes = (after: number) =>
      `| Kind | Before | Created | Deleted | After |\n| - | -: | -: | -: | -: |\n| ReplicaSets | 78 | 0 | 63 | ${after} |\n`;
    expect(found(changes(15))).toEqual([]);
    expect(found(changes(14))).toEqual(['78 - 63 deleted + 0 created is not 14']);
  });

  test('used and free are all of it', () => {
    const capacity = (free: string) =>
      `| Resource | Used | Free |\n| - | -: | -: |\n| **CPU** | 952m (3.0 %) | 31.0 cores (${free} %) |\n`;
    expect(found(capacity('97.0'))).toEqual([]);
    expect(found(capacity('96.9'))).toEqual([]);
    expect(found(capacity('95.0'))).toEqual(['3.0 % used and 95.0 % free are not 100 %']);
  });
});

describe('captions', () => {
  const rows = (count: number) =>
    `| Service |\n| - |\n${Array.from({ length: count }, (_, index) => `| \`s${index}\` |\n`).join('')}`;

  test.each([
    ['a heading and its table', `### ClusterIP (3)\n\n${rows(3)}`],
    ['a heading and its list', '### Deleted (2)\n\n- `a`\n  - more of it\n\n  ```sh\n  ls\n  ```\n- `b`\n'],
    [
      'a heading and a shortened table',
      `### ClusterIP (30)\n\n${rows(3)}\n27 more Services: see the JSON audit.\n`,
    ],
    ['a heading and nothing that counts', '### ClusterIP (30)\n\nNot captured.\n'],
    ['groups below', `## Services (5)\n\n### A (2)\n\n${rows(2)}\n### B (3)\n\n${rows(3)}`],
    ['a line in bold', '**Deleted (2):**\n\n- `a`\n- `b`\n'],
    ['code that ends so', '### Image `cart (7)`\n\n- a\n'],
  ])('%s agree', (_, page) => {
    expect(found(page)).toEqual([]);
  });

  test('another number of rows is found', () => {
    expect(found(`### ClusterIP (15)\n\n${rows(14)}`)).toEqual(['"ClusterIP (15)" is followed by 14']);
    expect(found('**Deleted (3):**\n\n- `a`\n- `b`\n')).toEqual(['"Deleted (3):" is followed by 2']);
  });
});

describe('what is not ours is not our contradiction', () => {
  test.each([
    ['a message', 'Pods are 5/3 (10 %) ready.\n', { findings: [{ message: 'Pods are 5/3 (10 %)\tready' }] }],
    ['a title', '### 1. 🟠 High: Disks (7)\n\n- one\n', { causes: [{ title: 'Disks (7)' }] }],
    ['a status after our number', 'There are 5 = 3 + 4 of them.\n', ['= 3 + 4']],
    ['a status between our numbers', '- **Pods:** 3: 1 A and 7 B and 2 C\n', ['A and 7 B']],
    ['what the auditor wrote', '| Total | 9 |\n', ['|Total|9|']],
    [
      'a table of the auditor',
      '| What | Hours |\n| - | -: |\n| a | 1 |\n| Total | 9 |\n',
      { sections: ['| What | Hours |\n|--|--|\n|a|1|\n|**Total**|9|'] },
    ],
    ['a name that is a key', '12/3 (4 %)\n', { '12/3 (4 %)': 1 }],
    ['characters that are taken out', '12/3 (4 %)\n', ['12/\u200b3 (4 %)']],
  ])('%s', (_, page, dossier) => {
    expect(found(page, [dossier])).toEqual([]);
  });

  test('a like text elsewhere does not excuse ours', () => {
    expect(found('12/3 (4 %)\n', [['12/3 of (4 %)', '3 (4 %)']])).toHaveLength(1);
  });
});

describe('figures', () => {
  test('one quantity with two values is found, wherever they were printed', () => {
    const { made, figures } = withFigures(() => [
      `${figure('replicasets.stale', 63)} stale`,
      countedFigure('pods', 1, 'pod'),
      countedFigure('replicasets.stale', 64, 'ReplicaSet'),
      countedFigure('pods', 1, 'pod'),
    ]);
    expect(made).toEqual(['63 stale', '1 pod', '64 ReplicaSets', '1 pod']);
    expect(contradictions({ page: '', figures, foreign: [] })).toEqual([
      'replicasets.stale is 63 here and 64 there',
    ]);
  });

  test('each page has its own, also one within another', () => {
    const outer = withFigures(() => {
      figure('pods', 1);
      const inner = withFigures(() => figure('pods', 2));
      figure('pods', 1);
      return inner.figures;
    });
    expect(outer.made).toEqual([{ name: 'pods', value: 2 }]);
    expect(outer.figures.map(({ value }) => value)).toEqual([1, 1]);
    expect(figure('pods', 3)).toBe('3');
  });
});
