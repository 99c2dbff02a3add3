import { expect, test } from 'vitest';
import { piecesOf } from '../../../src/report/split/pieces.ts';
import { sectionsOf } from '../../../src/report/split/sections.ts';
import { splitPage } from '../../../src/report/split/split-page.ts';

const ROWS = Array.from({ length: 60 }, (_, index) => `| \`pod-${index}\` | Running |`).join('\n');
const CAUSES = Array.from(
  { length: 12 },
  (_, index) => `### ${index + 1}. Cause\n\n${'Because. '.repeat(20)}`,
);
const VIEW = {
  title: 'Audit',
  verdict: 'All of it is bad. See [pods](#pods) and [cause 12](#12-cause).',
  causes: CAUSES.join('\n\n'),
  pods: `| Pod | Status |\n| - | - |\n${ROWS}\n\nBack to the [verdict](#verdict).`,
  score: '99',
};
const PAGE = `# Audit\n\n## Verdict\n\n${VIEW.verdict}\n\n## Causes\n\n${VIEW.causes}\n\n## Pods\n\n${VIEW.pods}\n\n## Score\n\n${VIEW.score}\n`;
const FILES = { page: 'audit.md', appendix: 'audit-appendix.md' };

function split(characters: number, files: typeof FILES | null = FILES) {
  return splitPage(sectionsOf(PAGE, PAGE, VIEW), ['verdict', 'causes'], { characters, files });
}

test('a section knows its fields', () => {
  expect(sectionsOf(PAGE, PAGE, VIEW).map(({ heading, fields }) => [heading, fields])).toEqual([
    ['', ['title']],
    ['Verdict', ['verdict']],
    ['Causes', ['causes']],
    ['Pods', ['pods']],
    ['Score', ['score']],
  ]);
});

test.each([700, 1000, 2000, 2800, 3500])(
  'a page of at most %i characters says what it leaves out',
  (most) => {
    const { text, appendix } = split(most);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text).toContain('All of it is bad.');
    const causes = (text.match(/^### /gm) ?? []).length;
    if (causes < 12 && causes > 0) expect(text).toContain(`${12 - causes} more subsection`);
    if (causes === 0) expect(text).toContain('## Causes\n\nIn [the appendix](audit-appendix.md#causes).');
    if (causes < 12) {
      expect(appendix).toContain(VIEW.causes.trim());
      expect(text).toContain('[cause 12](audit-appendix.md#12-cause)');
    }
    const rows = (text.match(/^\| `pod-/gm) ?? []).length;
    if (rows < 60) expect(appendix).toContain(ROWS);
    if (rows < 60 && rows > 0) expect(text).toContain(`${60 - rows} more row`);
  },
);

test('causes stay longer than pods', () => {
  const { text } = split(2800);
  expect(text).toContain('### 12. Cause');
  expect(text).toMatch(/## Pods\n\n(\| |In \[the appendix\])/);
});

test('links between the two files lead somewhere', () => {
  const { appendix } = split(700);
  expect(appendix).toContain('[the report](audit.md)');
  expect(appendix).toContain('Back to the [verdict](audit.md#verdict).');
});

test('a page that stands alone names what is gone, and links to nothing that is not there', () => {
  const { text, appendix } = split(250, null);
  expect(appendix).toBeNull();
  expect(text).toContain('## Pods\n\nLeft out.');
  expect(text).toContain('[pods](#pods) and cause 12.');
});

test('too little for the verdict is an error that says how much it takes', () => {
  expect(() => split(100)).toThrow(
    /--max-chars 100 is too little for the verdict alone; expected at least (\d+)/,
  );
  const [, least = ''] = /at least (\d+)/.exec(message(() => split(100))) ?? [];
  expect(split(Number(least)).text.length).toBeLessThanOrEqual(Number(least));
});

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return '';
}

test('pieces put together are the section, and none ends inside code or an item', () => {
  const section =
    '## A\n\nWords.\n\n- one\n\n  ```sh\n  ls\n\n  pwd\n  ```\n- two\n\n| A |\n| - |\n| 1 |\n| 2 |\n\nEnd.';
  const { pieces } = piecesOf(section);
  expect(pieces.join('\n')).toBe(section);
  expect(pieces.every((piece) => (piece.match(/```/g) ?? []).length % 2 === 0)).toBe(true);
  expect(pieces).toContain('- one\n\n  ```sh\n  ls\n\n  pwd\n  ```');
  expect(pieces).toContain('| A |\n| - |\n| 1 |');
});
