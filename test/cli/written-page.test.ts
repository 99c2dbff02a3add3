import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { writtenPage } from '../../src/cli/written-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-written-'));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('a page that contradicts itself is written, and named with its contradiction', async () => {
  const said: unknown[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(text) > 0);
  const page = {
    text: '3/15 (21 %)\n',
    appendix: 'more\n',
    contradictions: ['"3/15 (21 %)" should be 20 %', 'pods in \u202eshop is 1 here and 2 there'],
  };
  const path = join(folder, 'a.md');
  expect(await writtenPage(page, path, 'final')).toEqual([path, join(folder, 'a-appendix.md')]);
  expect(readFileSync(path, 'utf8')).toBe(page.text);
  expect(readFileSync(join(folder, 'a-appendix.md'), 'utf8')).toBe('more\n');
  expect(said).toEqual([
    'error: the final page contradicts itself, which is our fault: "3/15 (21 %)" should be 20 %\n',
    'error: the final page contradicts itself, which is our fault: pods in shop is 1 here and 2 there\n',
  ]);
});
