import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../program.ts';
import { snapshotPath } from '../reports/recorded.ts';

const BEFORE = snapshotPath('kilo-guardian-before');

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-plan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('prints numbered steps with commands, effects, risk and undo', () => {
  const { code, stdout: out } = program(['plan', BEFORE]);
  expect(code).toBe(0);
  expect(out).toMatch(/^Plan for kilo-guardian-before, captured at 2026-01-06T14:00:00Z: \d steps\n/);
  expect(out).toContain('1. [critical] Roll back kilo-guardian/kilo-meds to revision 8 (kilo-meds:cb1)');
  expect(out).toContain('     kubectl rollout undo deployment/kilo-meds -n kilo-guardian\n');
  expect(out).toContain('78, 14 active and 64 stale (before this step: 78, 15 active and 63 stale)');
  expect(out).toContain('(advised)');
  expect(out).toMatch(/^ {3}Risk: /m);
  expect(out).toMatch(/^ {2}\[ \] 14 pods in kilo-guardian/m);
});

test('writes a script that may be run, and nothing else to the folder', () => {
  const folder = temporary();
  const file = join(folder, 'cleanup-k8s.sh');
  const { code, stderr } = program(['plan', BEFORE, '--script', file, '--keep', '3']);
  expect(code).toBe(0);
  expect(stderr).toContain('it changes nothing unless it is run with --apply');
  expect(statSync(file).mode & 0o111).not.toBe(0);
  const script = readFileSync(file, 'utf8');
  expect(script.startsWith('#!/bin/sh\n')).toBe(true);
  expect(script.match(/^ {2}change replicaset /gm)).toHaveLength(25);
});

test('- writes the script in place of the plan, JSON is the plan with its snapshot', () => {
  const { stdout: script } = program(['plan', BEFORE, '--script', '-']);
  expect(script.startsWith('#!/bin/sh\n')).toBe(true);
  const document: unknown = JSON.parse(program(['plan', BEFORE, '-o', 'json']).stdout);
  expect(document).toMatchObject({
    schema: 'kube-dossier/plan/v1',
    snapshot: 'kilo-guardian-before',
    capturedAt: '2026-01-06T14:00:00Z',
    identity: { namespace: 'kilo-guardian' },
  });
});

test('--keep takes a number', () => {
  const { code, stderr } = program(['plan', BEFORE, '--keep', 'all']);
  expect(code).toBe(2);
  expect(stderr).toContain('Expected a number of revisions such as 3.');
});

test('of a capture that shows nothing it says how little was looked at', () => {
  const folder = temporary();
  writeFileSync(join(folder, 'pods.json'), '{"apiVersion":"v1","kind":"PodList","items":[]}');
  expect(program(['plan', folder]).stdout).toMatch(
    /nothing was found; \d+ of \d+ health checks were evaluated/,
  );
});
