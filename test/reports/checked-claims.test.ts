import { beforeAll, describe, expect, test } from 'vitest';
import { recordedPage, snapshotPath } from './recorded.ts';

describe('the completion report of kilo-guardian holds what was planned and stated against the later capture', () => {
  let page = '';
  beforeAll(async () => {
    page = await recordedPage(
      snapshotPath('kilo-guardian-after'),
      'completion',
      snapshotPath('kilo-guardian-before'),
    );
  });
  const section = (title: string) => page.split(/^## /m).find((own) => own.startsWith(title)) ?? '';

  test('what the capture shows is ticked, with what it shows', () => {
    expect(section('Verification checklist')).toMatch(
      /- \[x\] kilo-guardian\/kilo-meds runs one version.*: passed; .*ready 1/,
    );
    expect(section('Verification checklist')).toMatch(
      /- \[x\] At most \d+ ReplicaSets .*: passed; ReplicaSets total 15/,
    );
  });

  test('what the auditor states is ticked as that', () => {
    expect(section('Verification checklist')).toContain(
      '- [x] prometheus-client is among the dependencies of kilo-meds: passed, stated by the auditor',
    );
  });

  test('what nobody has verified stays open, and says why', () => {
    expect(section('Verification checklist')).toMatch(
      /- \[ \] .*30000 answers.*: not verified; only a person can tell/,
    );
    expect(section('Verification checklist')).toContain(
      '- [ ] Every Service answers its health check: not verified; not run',
    );
  });

  test('the count is that of the boxes', () => {
    const [, passed, all] = /(\d+) of (\d+) items passed/.exec(section('Verification checklist')) ?? [];
    expect(section('Verification checklist').match(/- \[x\]/g)).toHaveLength(Number(passed));
    expect(section('Verification checklist').match(/- \[[ x]\]/g)).toHaveLength(Number(all));
  });

  test('that there are no known issues is contradicted, and the issues stand there', () => {
    expect(section('Contradicted by the snapshot')).toMatch(
      /\| There are no known issues\. \| \d+ findings: .*kilo-socketio/,
    );
    expect(section('Known issues')).toMatch(/### Still open[\s\S]*kilo-socketio/);
    expect(page).not.toMatch(/Known Issues \(None\)/i);
  });

  test('sections of the brief stand below their own headings', () => {
    expect(section('How a prescription is read')).toContain('`multipart/form-data`');
  });
});

describe('the final audit of twisterlab holds the plan of before against the later capture', () => {
  test('what was scaled to zero was not mended, and its items are put off', async () => {
    const page = await recordedPage(
      snapshotPath('twisterlab-after'),
      'final',
      snapshotPath('twisterlab-before'),
    );
    expect(page).toMatch(
      /## Verification checklist[\s\S]*- \[ \] .*twisterlab.*: not verified; scaled to 0 since: twisterlab\/mcp-unified; twisterlab pods 7/,
    );
    expect(page).toMatch(/- \[x\] .*edgeserver.*: passed; node-pressure found nothing there/);
  });
});

describe('the namespace audit of kilo-guardian', () => {
  test('says each command that changes something once', async () => {
    const page = await recordedPage(snapshotPath('kilo-guardian-before'), 'namespace');
    const [found, plan] = [
      page.slice(0, page.indexOf('\n## Plan\n')),
      page.slice(page.indexOf('\n## Plan\n')),
    ];
    expect(found).not.toMatch(/kubectl (?:patch|delete|rollout undo|set image|scale)/);
    expect(plan.slice(plan.indexOf('\n## Verification checklist'))).not.toMatch(
      /^kubectl (?:patch|delete|set image|scale)/m,
    );
    expect(page).toContain('See step 1 of the plan.');
    expect(page).toContain('see step 2 of the plan');
  });
});
