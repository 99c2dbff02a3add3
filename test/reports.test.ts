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
  RECORDED,
  type Recorded,
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

test.each(NAMES)('verdict, score and findings of %s are as intended', async (name) => {
  const path = snapshotPath(name);
  const { verdict, score, findings } = await recordedAudit(path);
  const lines = findings.map(({ severity, fingerprint }) => `${severity} ${fingerprint}`);
  const intended = parse(readFileSync(join(path, 'expected.yaml'), 'utf8'));
  expect({
    verdict: verdict.state,
    score: score.overall,
    findings: lines.toSorted(),
  }).toEqual({ ...intended, findings: intended.findings.toSorted() });
});

test('every kind of report is recorded', () => {
  expect(new Set(RECORDED.map(({ kind }) => kind))).toEqual(new Set(KINDS_OF_REPORT));
});

describe.each(RECORDED)('the $kind page of $snapshot', (recorded) => {
  const { snapshot, kind, before } = recorded;
  const path = snapshotPath(snapshot);
  const beforePath = before === null ? null : snapshotPath(before);
  const file = `reports/${snapshot}/${kind}.md`;

  test('is the committed one', async () => {
    expectFile(file, await recordedPage(path, kind, beforePath));
  });

  test('does not depend on the order of files in the directory', async () => {
    expect(await pageOfCopies(recorded, 'files')).toBe(await recordedPage(path, kind, beforePath));
  });

  test('owes nothing but positions to the order of items', async () => {
    expect(withoutPositions(await pageOfCopies(recorded, 'items'))).toBe(
      withoutPositions(await recordedPage(path, kind, beforePath)),
    );
  });

  test.each([
    ['UTC', 'C'],
    ['Asia/Tokyo', 'ja_JP.UTF-8'],
    ['America/St_Johns', 'de_DE.UTF-8'],
  ])('is what the program prints in %s with %s', (TZ, locale) => {
    const page = printedPage(recorded, { TZ, LANG: locale, LC_ALL: locale });
    expect(page).toBe(readFileSync(join(ROOT, file), 'utf8'));
  });
});

/** The page of copies of its snapshots in another order. */
async function pageOfCopies({ snapshot, kind, before }: Recorded, what: 'files' | 'items'): Promise<string> {
  const copied = (name: string) =>
    shuffled(snapshotPath(name), join(folder, `${kind}-${what}`), { items: what === 'items' });
  return recordedPage(copied(snapshot), kind, before === null ? null : copied(before));
}

/** `pods.json#/items/11` without the number. */
function withoutPositions(page: string): string {
  return page.replace(/#\/items\/\d+/g, '#/items/…');
}

describe('raspberry-pi tells what an auditor would, and nothing else', () => {
  const page = () => recordedPage(snapshotPath('raspberry-pi'), 'infrastructure');

  test.each([
    ['8 node rows', /^(\| `pi-(master|worker-0\d)` \| ✅ Ready \| \d+m .*\n){8}/m],
    ['CPU in use', '952m'],
    ['memory in use', '21.9Gi'],
    ['CPU that is free', '31.0 of 32 cores free'],
    ['what Longhorn claims sum up to', '8 claims, 105Gi requested.'],
    ['pods of financial-screener', /^\| `financial-screener` \| .* \| 17 \| 10 \|/m],
    ['pods without a problem', '163/177 (92 %)'],
    [
      'workers that do not run',
      '6/7 replicas of Deployment `financial-screener/celery-worker` not available',
    ],
    ['namespaces with problem pods', '4 namespaces with problem pods'],
    ['routes', '7 routes (6 active)'],
    ['version skew', 'kubectl v1.34.1 is 2 minor versions newer than the API server v1.32.2+k3s1'],
    [
      'Velero among what is new',
      /### Last 24 hours\n\n(- .*\n)*- 2025-10-19, 13 hours ago: namespace \*\*`velero`\*\*/,
    ],
    ['age of the nodes', '149 days (since 2025-05-23)'],
    ['why the workers do not run', '6 ErrImageNeverPull'],
  ])('says: %s', async (_, words) => {
    expect(await page()).toMatch(words);
  });

  test.each([
    ['memory in another unit than its sum', '22.4Gi'],
    ['more free cores than there are', '37.5 cores'],
    ['an estimate of what was counted', /~\d/],
    ['a state nobody looked up', 'Unknown'],
    ['the workers as if all of them ran', '7 workers'],
    ['a crash of workers that never started', /financial-screener\/celery-worker.*CrashLoopBackOff/],
  ])('does not say: %s', async (_, words) => {
    expect(await page()).not.toMatch(words);
  });
});

describe('pods-only claims nothing of what was not captured', () => {
  const page = () => recordedPage(snapshotPath('pods-only'), 'infrastructure');

  test.each([
    ['that nodes are well', /nodes? (is|are) Ready|✅ \*\*Nodes/],
    ['that there is no Ingress', /no Ingress(?! NetworkPolicy)/i],
    ['that there are no Services', /no Services|0 Services/i],
    ['that there is no storage', /no claims|0 claims/i],
    ['that anything is perfect', /\b100( %|\/100)/],
    ['that a workload has all the replicas asked for', /✅ available|fully available\)/],
    ['that a Deployment is as young as its pods', 'NEW'],
    ['that nothing was created lately', 'was created in the 14 days'],
    ['usage', /\d+m \(|\d %\) of/],
  ])('does not say: %s', async (_, words) => {
    expect(await page()).not.toMatch(words);
  });

  test.each([
    ['nodes', 'Nodes were not evaluated: nodes not captured.'],
    ['ingresses', 'Ingress routes were not evaluated: ingresses not captured.'],
    ['services', 'Services were not evaluated: services not captured.'],
    ['namespaces', 'Namespaces not captured: these are the ones that captured objects live in'],
    ['what is new', 'What was created lately was not evaluated'],
    ['events', 'events (forbidden)'],
    ['the capture time', '2026-03-04 09:37:06 UTC or later'],
    ['the score', '**Overall: not evaluated.**'],
  ])('says what it does not know: %s', async (_, words) => {
    expect(await page()).toContain(words);
  });
});
