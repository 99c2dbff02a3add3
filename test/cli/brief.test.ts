import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { program } from '../program.ts';
import { snapshotPath } from '../reports/recorded.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-brief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PI = snapshotPath('raspberry-pi');

test('brief init writes a brief once, and the report takes it', () => {
  const file = join(folder, 'brief.yaml');
  expect(program(['brief', 'init', PI, '--output-file', file])).toEqual({
    code: 0,
    stdout: '',
    stderr: `wrote ${file}\n`,
  });
  const written = readFileSync(file, 'utf8');
  const again = program(['brief', 'init', PI, '--output-file', file]);
  expect([again.code, again.stderr]).toEqual([
    2,
    `error: ${file} is there already; move it away, or name another file with --output-file\n`,
  ]);
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect(program(['report', PI, '--brief', file, '--output-file', '-', '--quiet']).code).toBe(0);
});

test('brief init writes to standard output', () => {
  const { code, stdout, stderr } = program(['brief', 'init', PI, '--output-file', '-']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^## What you know/);
  expect(existsSync('-')).toBe(false);
});

test('facts prints what expressions may ask', () => {
  const { stdout } = program(['facts', PI]);
  expect(stdout).toMatch(/^FACT +VALUE\n/);
  expect(stdout).toMatch(/^nodes\.ready +8$/m);
  expect(stdout).toMatch(/^workloads\["redis\/redis"\]\.ready +1$/m);
  expect(stdout).toMatch(/^gitops\.total +not evaluated$/m);
  expect(JSON.parse(program(['facts', PI, '-o', 'json']).stdout)).toMatchObject({ nodes: { ready: 8 } });
});

test('a mistake in an expression is shown where it stands', () => {
  const file = join(folder, 'mistake.yaml');
  writeFileSync(file, 'checklist:\n  - item: x\n    check: nodes.total > 1 && nods.ready == 1\n');
  expect(program(['report', PI, '--brief', file, '--output-file', '-'])).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      `error: ${file}:3:31: checklist.0.check: no fact is called nods; did you mean nodes?`,
      '    nodes.total > 1 && nods.ready == 1',
      '                       ^^^^',
      '',
    ].join('\n'),
  });
});

test('the infrastructure page prints contradictions after the verdict, and own sections confined', () => {
  const file = join(folder, 'claims.yaml');
  writeFileSync(
    file,
    [
      'statements:',
      '  - { text: No pod has a problem., check: pods.problem == 0 }',
      'sections:',
      '  - title: How it came about',
      '    markdown: "# First\\n\\n<div>\\n\\n```\\n## Verdict"',
    ].join('\n'),
  );
  const { stdout } = program(['report', PI, '--brief', file, '--output-file', '-', '--quiet']);
  const headings = stdout.match(/^## .*$/gm) ?? [];
  expect(headings.slice(0, 3)).toEqual([
    '## Verdict',
    '## Contradicted by the snapshot',
    '## What to fix first',
  ]);
  expect(stdout).toContain('| No pod has a problem. | pods.problem is 14 |');
  expect(stdout).toContain(
    '## How it came about\n\n### First\n\n\\<div>\n\n```\n## Verdict\n```\n\n## Health score',
  );
});
