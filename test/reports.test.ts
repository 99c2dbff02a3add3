import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KINDS_OF_REPORT } from '../src/report/formats.ts';
import { podsOnlyFiles } from './fixtures/pods-only/pods-only.ts';
import { expectFile, ROOT } from './golden.ts';
import {
  printedPage,
  recordedAudit,
  recordedPage,
  recordedSnapshots,
  snapshotPath,
} from './reports/recorded.ts';
import { shuffled } from './reports/shuffled.ts';

const PODS_ONLY = Object.entries(podsOnlyFiles());

// First, so that UPDATE renders the pages of what it has just written.
test.each(PODS_ONLY)('snapshots/pods-only/%s is what its generator makes', (path, content) => {
  expectFile(`snapshots/pods-only/${path}`, content);
});

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = [...new Set(['pods-only', ...recordedSnapshots()])];

describe.each(NAMES)('%s', (name) => {
  const path = snapshotPath(name);

  test.each(KINDS_OF_REPORT)('the %s page is the committed one', async (kind) => {
    expectFile(`reports/${name}/${kind}.md`, await recordedPage(path, kind));
  });

  test('verdict, score and findings are as intended', async () => {
    const { verdict, score, findings } = await recordedAudit(path);
    const lines = findings.map(({ severity, fingerprint }) => `${severity} ${fingerprint}`);
    const intended = parse(readFileSync(join(path, 'expected.yaml'), 'utf8'));
    expect({
      verdict: verdict.state,
      score: score.overall,
      findings: lines.toSorted(),
    }).toEqual({ ...intended, findings: intended.findings.toSorted() });
  });

  test.each(KINDS_OF_REPORT)(
    'the %s page does not depend on the order of files in the directory',
    async (kind) => {
      const copy = shuffled(path, join(folder, `${kind}-files`), { items: false });
      expect(await recordedPage(copy, kind)).toBe(await recordedPage(path, kind));
    },
  );

  test.each(KINDS_OF_REPORT)('the %s page owes nothing but positions to the order of items', async (kind) => {
    const copy = shuffled(path, join(folder, `${kind}-items`), { items: true });
    expect(withoutPositions(await recordedPage(copy, kind))).toBe(
      withoutPositions(await recordedPage(path, kind)),
    );
  });

  test.each([
    ['UTC', 'C'],
    ['Asia/Tokyo', 'ja_JP.UTF-8'],
    ['America/St_Johns', 'de_DE.UTF-8'],
  ])('the program prints the committed pages in %s with %s', (TZ, locale) => {
    for (const kind of KINDS_OF_REPORT) {
      const page = printedPage(path, kind, { TZ, LANG: locale, LC_ALL: locale });
      expect(page).toBe(readFileSync(join(ROOT, `reports/${name}/${kind}.md`), 'utf8'));
    }
  });
});

/** `pods.json#/items/11` without the number. */
function withoutPositions(page: string): string {
  return page.replace(/#\/items\/\d+/g, '#/items/…');
}
