import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../golden.ts';
import { program } from '../program.ts';
import { healthy, list, namespace, node, write, writeShop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const well = {
  'nodes.json': list('Node', [node('pi-worker')]),
  'pods.json': list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]),
  'namespaces.json': list('Namespace', [namespace('shop'), namespace('depot')]),
};
writeShop(join(folder, 'sick'));
write(join(folder, 'well'), {
  ...well,
  'snapshot.yaml': 'capturedAt: 2025-10-19T21:00:00Z\nscope: cluster\n',
});
write(join(folder, 'timeless'), { ...well });
write(join(folder, 'elsewhere'), {
  'pods.json': list('Pod', [healthy('garden', 'rose-0')]),
  'snapshot.yaml': 'capturedAt: 2025-10-19T22:00:00Z\nscope: cluster\n',
});

const dossier = (...args: readonly string[]) => program(args, { cwd: folder });

test('the verdicts, what became of the findings, and what changed', () => {
  const { code, stdout, stderr } = dossier('compare', 'sick', 'well');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^before: sick: DEGRADED at 2025-10-19T20:00:00Z \(snapshot\.yaml\)\nafter: {2}well: HEALTHY/,
  );
  expect(stdout).toContain('60m later');
  expect(stdout).toMatch(/^fixed +high +crash-looping-container +pod\/shop\/cart-0 /m);
  expect(stdout).toMatch(/^pods +2 +0 +0 +0 +2 +2$/m);
  expect(stdout).toContain('Problem pods: 2 -> 0; gone or well: depot 1, shop 1');
});

test('-o json is the whole comparison', () => {
  const { code, stdout } = dossier('compare', 'sick', 'well', '-o', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'kube-dossier/comparison/v1',
    before: { snapshot: 'sick' },
    after: { snapshot: 'well' },
    elapsed: 3_600_000,
  });
});

test('-n narrows both', () => {
  const { stdout } = dossier('compare', 'sick', 'well', '-n', 'shop');
  expect(stdout).toContain('cart-0');
  expect(stdout).not.toContain('stock-0');
});

test('the earlier one comes first', () => {
  const { code, stdout, stderr } = dossier('compare', 'well', 'sick');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    'error: well was captured 2025-10-19T21:00:00Z (snapshot.yaml), which is after sick, 2025-10-19T20:00:00Z (snapshot.yaml); name the earlier one first, or correct capturedAt in its snapshot.yaml\n',
  );
});

test('two clusters are refused, unless somebody insists', () => {
  const { code, stdout, stderr } = dossier('compare', 'sick', 'elsewhere');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: sick and elsewhere do not show one cluster: .*--any-cluster\n$/);
  const insisted = dossier('compare', 'sick', 'elsewhere', '--any-cluster');
  expect(insisted.code).toBe(0);
  expect(insisted.stdout).toContain('nothing shows that the two are of one cluster');
});

test('--fail-on counts new findings only', () => {
  expect(dossier('compare', 'sick', 'sick', '--fail-on', 'info').code).toBe(0);
  expect(dossier('compare', 'sick', 'well', '--fail-on', 'info').code).toBe(0);
  write(join(folder, 'earlier'), {
    ...well,
    'snapshot.yaml': 'capturedAt: 2025-10-19T19:00:00Z\nscope: cluster\n',
  });
  expect(dossier('compare', 'earlier', 'sick', '--fail-on', 'high').code).toBe(1);
  expect(dossier('compare', 'earlier', 'sick', '--fail-on', 'critical').code).toBe(0);
});

test('a capture that does not say when it was taken is compared, and nothing is said of how long', () => {
  const { code, stdout } = dossier('compare', 'sick', 'timeless');
  expect(code).toBe(0);
  expect(stdout).not.toContain('later');
});

test('standard input can be one of the two', () => {
  expect(dossier('compare', '-', '-')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('read once'),
  });
});

test('names from the cluster cannot move the cursor, and values that nobody should see are not there', () => {
  const canary = 'correct-horse-battery';
  const secret = (value: string) => ({
    metadata: { name: 'db', namespace: 'shop', uid: 'uid-db' },
    data: { password: Buffer.from(value).toString('base64') },
  });
  const setting = (value: string) => ({
    metadata: { name: 'app', namespace: 'shop', uid: 'uid-app' },
    data: { 'app.conf': value },
  });
  const files = (value: string, at: string) => ({
    ...well,
    'secrets.json': list('Secret', [secret(value)]),
    'configmaps.json': list('ConfigMap', [setting(value)]),
    'snapshot.yaml': `capturedAt: ${at}\nscope: cluster\n`,
  });
  write(join(folder, 'kept'), files(canary, '2025-10-19T20:00:00Z'));
  write(join(folder, 'rotated'), files(`${canary}-staple`, '2025-10-19T21:00:00Z'));
  for (const output of ['table', 'json']) {
    const { stdout } = dossier('compare', 'kept', 'rotated', '-o', output);
    expect(stdout).toContain('data bytes');
    expect(stdout).not.toContain(canary);
    expect(stdout).not.toContain(Buffer.from(canary).toString('base64').slice(0, 20));
  }
});

describe('report --before', () => {
  test('is for pages that compare', () => {
    for (const options of [
      ['--kind', 'infrastructure'],
      ['--kind', 'summary'],
      ['-o', 'json'],
    ]) {
      const { code, stderr } = dossier('report', 'well', '--before', 'sick', '-q', ...options);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: --before has no use here: .* is about one snapshot; .*\n$/);
    }
  });

  test('chooses one where none is asked for', () => {
    const { code, stdout } = dossier('report', 'well', '--before', 'sick', '-q', '--output-file', '-');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Completion report/);
  });

  test('and pages that compare need it', () => {
    const { code, stderr } = dossier('report', 'well', '--kind', 'completion', '-q');
    expect([code, stderr]).toEqual([
      2,
      'error: --kind completion is about two snapshots; name the earlier one with --before SNAPSHOT\n',
    ]);
  });

  test('writes what was fixed since', () => {
    const page = (...options: readonly string[]) =>
      dossier('report', 'well', '--kind', 'completion', '--before', 'sick', '--output-file', '-', ...options);
    const { code, stdout } = page('-q');
    expect(code).toBe(0);
    expect(stdout).toContain('cart-0');
    expect(page('-n', 'shop').stdout).not.toContain('stock-0');
  });

  test('refuses the wrong order and another cluster as compare does', () => {
    const refused = (after: string, before: string) =>
      dossier('report', after, '--kind', 'completion', '--before', before, '-q');
    expect(refused('sick', 'well')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name the earlier one first'),
    });
    expect(refused('elsewhere', 'sick')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('do not show one cluster'),
    });
    expect(refused('-', '-')).toMatchObject({ code: 2, stderr: expect.stringContaining('read once') });
  });
});

test('the recorded clean-up, in a table', () => {
  const { stdout } = program(['compare', 'snapshots/kilo-guardian-before', 'snapshots/kilo-guardian-after'], {
    cwd: ROOT,
  });
  expect(stdout).toContain(
    'ReplicaSets: 78 (15 active, 63 stale) -> 15 (14 active, 1 stale); revisionHistoryLimit allows at most 56',
  );
  expect(stdout).toMatch(/^replicasets +78 +1 +64 +0 +1 +15$/m);
  expect(stdout).toMatch(
    /^changed +deployment\/kilo-guardian\/kilo-ai-brain and 13 more +spec\.revisionHistoryLimit +10 +3$/m,
  );
  expect(stdout).toMatch(/^kilo-guardian\/kilo-meds +8$/m);
});
