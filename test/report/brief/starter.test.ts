import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Audit } from '../../../src/analysis/audit.ts';
import { checkBrief } from '../../../src/report/brief/check.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { parseBrief } from '../../../src/report/brief/parse.ts';
import { starterBrief } from '../../../src/report/brief/starter.ts';
import { yamlText } from '../../../src/report/brief/yaml-text.ts';
import { audit, finding } from '../../builders/audit.ts';
import { recordedAudit, recordedSnapshots, snapshotPath } from '../../reports/recorded.ts';
import { claimRow, nodeRow, workloadRow } from '../sections/rows.ts';
import { judgingTools } from './judging-tools.ts';

describe.each([...new Set([...recordedSnapshots(), 'pods-only'])])('of %s', (name) => {
  test('says nothing as it is', async () => {
    const text = starterBrief(await recordedAudit(snapshotPath(name)));
    expect(parseBrief('brief.yaml', text).brief).toEqual(EMPTY_BRIEF);
  });

  test('every group of keys is valid, alone and with the others', async () => {
    const own = await recordedAudit(snapshotPath(name));
    const groups = groupsOf(starterBrief(own));
    expect(groups.length).toBeGreaterThan(8);
    for (const text of [...groups, groups.join('\n')]) expect(accepted(text, own)).toBe(true);
  });
});

test('what it suggests to check, the snapshot answers', async () => {
  const own = await recordedAudit(snapshotPath('raspberry-pi'));
  const parsed = parseBrief('brief.yaml', groupsOf(starterBrief(own)).join('\n'));
  const { checklist, successMetrics, statements } = judged(parsed.brief, own, judgingTools(parsed, own));
  expect(checklist.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed', 'passed', 'open']);
  expect(successMetrics.map(({ actual, met }) => [actual, met])).toEqual([
    ['8', true],
    ['14', false],
  ]);
  expect(statements[0]?.standing).toBe('contradicted');
});

describe('names of the cluster are no YAML', () => {
  const NAMES = [
    'true',
    'no',
    '12',
    '1e3',
    '0x1f',
    '~',
    '- a',
    'a: b',
    'a #b',
    '"',
    "'",
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '{a',
    '[a',
    'a\nb: c',
    'a\u2028b',
    '\u202ea',
    '🔴',
    '\\',
    'null',
    '<<',
    '=',
    '?',
    '|',
    '>',
    'a:',
    'A',
    '2026-01-01',
    '1:30',
    '__proto__',
    'constructor',
    ' a ',
    '',
  ];

  test.each(NAMES)('%j is read as it was written', (name) => {
    expect(parse(`key: ${yamlText(name)}`)).toEqual({ key: name });
    expect(parse(`${yamlText(name)}: x`, { version: '1.1' })).toEqual(Object.fromEntries([[name, 'x']]));
    expect(yamlText(name)).toMatch(/^[ -~]*$/);
  });

  test.each(NAMES)('a cluster of things called %j gives a valid brief', (name) => {
    const ref = { kind: 'Deployment', namespace: name, name };
    const own = audit({
      scope: { kind: 'cluster', namespaces: [name], distribution: null, version: null },
      inventory: {
        nodes: [nodeRow(name)],
        workloads: [
          workloadRow(name, { ref }),
          workloadRow(name, { ref: { ...ref, kind: 'Job' }, desired: 0, state: 'idle' }),
        ],
        claims: [claimRow(name, { namespace: name })],
      },
      findings: [finding('stuck-rollout', { subject: ref })],
      ledger: { ...audit().ledger, snapshot: name },
    });
    const text = starterBrief(own);
    expect(parseBrief('brief.yaml', text).brief).toEqual(EMPTY_BRIEF);
    expect(accepted(groupsOf(text).join('\n'), own)).toBe(true);
    expect(
      text.split('\n').every((line) => line === '' || line.startsWith('# ') || line.startsWith('## ')),
    ).toBe(true);
  });
});

function accepted(text: string, own: Audit): boolean {
  const parsed = parseBrief('brief.yaml', text);
  checkBrief(parsed, own);
  judgingTools(parsed, own);
  return true;
}

/** The keys that stand together, uncommented. */
function groupsOf(text: string): readonly string[] {
  return text
    .split('\n\n')
    .map((group) =>
      group
        .split('\n')
        .filter((line) => line.startsWith('# '))
        .map((line) => line.slice(2))
        .join('\n'),
    )
    .filter((group) => group !== '');
}
