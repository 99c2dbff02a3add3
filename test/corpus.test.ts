import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../src/analysis/audit.ts';
import { isRecord, text } from '../src/model/json.ts';
import { KINDS, kindNames } from '../src/model/kinds.ts';
import { objectKey } from '../src/model/object.ts';
import { isAtLeast } from '../src/rules/severity.ts';
import {
  audited,
  CORPUS,
  counted,
  countedInNamespaces,
  crashes,
  dataFiles,
  hasCorpus,
  pages,
  withCovered,
} from './corpus/audited.ts';
import {
  BENCHMARK_FAULTS,
  BENCHMARK_WITHOUT_FINDING,
  CAPTURES,
  FAULT_FILES,
  FAULTS,
} from './corpus/captures.ts';
import { independentCount, type KindsByPath } from './corpus/independent-count.ts';

const MINUTE = 60_000;

test.skipIf(hasCorpus)('the folder of real captures is absent: nothing below is tested', ({ skip }) => {
  skip(`no real captures at ${CORPUS}`);
});

describe.runIf(hasCorpus)('a real capture', () => {
  test.each(CAPTURES)('$path loads, is audited and rendered, and holds what is there', async (capture) => {
    const path = join(CORPUS, capture.path);
    const audit = await audited(path);
    expectSound(audit);
    expect(audit.ledger.layout).toBe(capture.layout ?? 'plain');
    if (capture.layout !== undefined) expect(riddles(audit)).toEqual([]);
    expect(objects(audit)).toEqual(independent(path, capture.kindsByPath, capture.repaired));
    expect(inNamespaces(audit)).toMatchObject(independentInNamespaces(path, capture.kindsByPath));
    if (capture.verdict !== undefined) expect(audit.verdict.state).toBe(capture.verdict);
    expect(alarms(audit)).toEqual(capture.health.toSorted());
  });

  test('one fault a file, each file alone', { timeout: MINUTE }, async () => {
    for (const file of dataFiles(join(CORPUS, FAULT_FILES))) {
      const path = join(CORPUS, FAULT_FILES, file);
      const audit = await audited(path);
      expectSound(audit);
      expect([file, objects(audit)]).toEqual([file, independent(path)]);
    }
  });

  test.each(FAULTS)('%s: %s %s', async (path, severity, fingerprint, says) => {
    const { findings } = await audited(join(CORPUS, path));
    expect(withCovered(findings).find((one) => one.fingerprint === fingerprint)).toMatchObject({
      severity,
      message: expect.stringContaining(says),
    });
  });

  test('metrics and logs are read beside objects', async () => {
    expect(countOf(await audited(join(CORPUS, 'kdash-testdata')), 'top nodes')).toBe(2);
    expect(countOf(await audited(join(CORPUS, 'replicatedhq-sbctl')), 'logs')).toBeGreaterThan(0);
  });
});

describe.runIf(hasCorpus)('the must-gather of an OpenShift cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-corpus-'));
  let audit: Audit;

  beforeAll(async () => {
    execFileSync('tar', ['-xzf', join(CORPUS, 'must-gather-aws.tar.gz'), '-C', folder]);
    audit = await audited(folder);
  }, MINUTE);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), MINUTE);

  test('holds what is there', { timeout: MINUTE }, () => {
    expect(audit.ledger.layout).toBe('must-gather');
    expect(riddles(audit)).toEqual([]);
    expect(objects(audit)).toEqual(independent(folder));
    expect(inNamespaces(audit)).toMatchObject(independentInNamespaces(folder));
    expect(objects(audit)).toMatchObject({ Pod: 239, Node: 6, Event: 5373 });
  });

  test('is healthy now, whatever its 800 past warnings say', () => {
    expectSound(audit);
    expect(audit.verdict).toMatchObject({ state: 'healthy', counts: { critical: 0, high: 0, medium: 0 } });
    expect(alarms(audit)).toEqual([]);
    expect(audit.causes).toEqual([]);
    expect(audit.ledger.captureTime.source).toBe('marker');
  });

  test('an empty log is no lost data', () => {
    const errors = audit.ledger.files.filter((file) => file.problems.some(({ level }) => level === 'error'));
    expect(errors.map(({ path }) => path)).toEqual([]);
  });
});

describe.runIf(hasCorpus)('the benchmark', () => {
  const folder = join(CORPUS, 'opsbench');

  test('every case loads and holds what is there, and its fault is found at its object', {
    timeout: 5 * MINUTE,
  }, async () => {
    const faults = hasCorpus ? answers(join(folder, 'answers.jsonl')) : [];
    const seen: unknown[] = [];
    const wanted: unknown[] = [];
    for (const { name, cause } of faults) {
      const audit = await audited(join(folder, name));
      expectSound(audit);
      expect([name, objects(audit)]).toEqual([name, independent(join(folder, name))]);
      expect(inNamespaces(audit)).toMatchObject(independentInNamespaces(join(folder, name)));
      expect(audit.ledger.captureTime).toMatchObject({ source: 'marker', detail: 'captured-at.txt' });
      const [severity, fingerprint, says] = BENCHMARK_FAULTS[cause] ?? [];
      const found = withCovered(audit.findings).find((one) => one.fingerprint === fingerprint);
      seen.push([cause, found?.severity, found?.message.includes(says ?? '')]);
      wanted.push([cause, severity, severity === undefined ? undefined : true]);
    }
    expect(faults).toHaveLength(
      readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length,
    );
    expect(seen).toEqual(wanted);
    expect(faults.map(({ cause }) => cause).toSorted()).toEqual(
      [...Object.keys(BENCHMARK_FAULTS), ...BENCHMARK_WITHOUT_FINDING].toSorted(),
    );
  });
});

/** Fingerprints of the health findings of medium severity and worse, sorted. */
function alarms({ findings }: Audit): readonly string[] {
  return findings
    .filter(({ group, severity }) => group === 'health' && ['critical', 'high', 'medium'].includes(severity))
    .map(({ fingerprint }) => fingerprint)
    .toSorted();
}

/** Pods that show in two health findings, though none of these is about what the pod waits for or runs on. */
function echoes({ findings }: Audit): readonly string[] {
  const roots = ['Node', 'PersistentVolumeClaim'];
  const told = findings
    .filter(
      ({ group, severity, subject }) =>
        group === 'health' && isAtLeast(severity, 'medium') && !roots.includes(subject.kind),
    )
    .flatMap(({ subject, related }) => [...new Set([subject, ...related].map(objectKey))])
    .filter((key) => key.includes('Pod/'));
  return told.filter((key, index) => told.indexOf(key) !== index);
}

function expectSound(audit: Audit): void {
  expect(echoes(audit)).toEqual([]);
  expect(crashes(audit)).toEqual([]);
  expect(pages(audit).filter((page) => !page.endsWith('\n') || page.length < 200)).toEqual([]);
}

function objects(audit: Audit): Readonly<Record<string, number>> {
  return Object.fromEntries(counted(audit.ledger));
}

/** Without metrics, which have no rows of their own in the model. */
function independent(
  path: string,
  kindsByPath: KindsByPath = [],
  repaired: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const kinds = [...independentCount(path, kindsByPath).kinds].filter(
    ([kind]) => !kind.endsWith('.metrics.k8s.io'),
  );
  return { ...Object.fromEntries(kinds), ...repaired };
}

/** Files of a layout of which nobody knows what they are. */
function riddles({ ledger }: Audit): readonly string[] {
  const riddle = /have no kind|nothing says of what|no Kubernetes objects|not recognised/;
  return ledger.files
    .filter(({ problems }) => problems.some(({ message }) => riddle.test(message)))
    .map(({ path }) => path)
    .filter((path) => path !== 'SOURCE.txt');
}

function inNamespaces(audit: Audit): Readonly<Record<string, number>> {
  return Object.fromEntries(countedInNamespaces(audit.ledger));
}

/** Of the kinds that the model has a field for; custom ones have a dot, and no rows by namespace. */
function independentInNamespaces(
  path: string,
  kindsByPath: KindsByPath = [],
): Readonly<Record<string, number>> {
  const { inNamespaces: counts } = independentCount(path, kindsByPath);
  const known = new Set<string>(
    kindNames.filter((name) => KINDS[name].namespaced).map((name) => KINDS[name].kind),
  );
  return Object.fromEntries([...counts].filter(([key]) => known.has(key.split(' ')[0] ?? '')));
}

function countOf({ ledger }: Audit, resource: string): number | undefined {
  return ledger.sources.find((row) => row.resource === resource)?.count;
}

function answers(path: string): readonly { name: string; cause: string }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const answer: unknown = JSON.parse(line);
      const field = (key: string) => (isRecord(answer) ? (text(answer[key]) ?? '') : '');
      return { name: field('case'), cause: field('root_cause') };
    });
}
