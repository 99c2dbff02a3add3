import { describe, expect, test } from 'vitest';
import { expressionsOf } from '../../../src/report/brief/expressions-of.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { actions } from '../../../src/report/stated/actions.ts';
import { artifacts } from '../../../src/report/stated/artifacts.ts';
import { changes } from '../../../src/report/stated/changes.ts';
import { commands } from '../../../src/report/stated/commands.ts';
import { components } from '../../../src/report/stated/components.ts';
import { options, recommendedOption } from '../../../src/report/stated/options.ts';
import { previousIssues } from '../../../src/report/stated/previous-issues.ts';
import { retrospective } from '../../../src/report/stated/retrospective.ts';
import { rootCauses } from '../../../src/report/stated/root-causes.ts';
import { statements } from '../../../src/report/stated/statements.ts';
import { tests } from '../../../src/report/stated/tests.ts';
import { audit } from '../../builders/audit.ts';
import { briefOf } from '../final/dossier.ts';

/** A brief as a snapshot answers it: every check gives `value`, or is not evaluated. */
function answered(brief: object, value: boolean | null) {
  return judged(briefOf(brief), audit(), {
    ask: () =>
      value === null
        ? { state: 'not evaluated', why: 'nodes were not captured' }
        : { state: 'value', value, read: [{ path: 'nodes.ready', value: 2 }] },
    confined: (text) => text,
  });
}

const EMPTY = briefOf({});

test('an empty brief states nothing', () => {
  const own = judged(EMPTY, audit());
  const sections = [
    actions(EMPTY, ['done', 'failed', 'deferred', 'planned']),
    artifacts(EMPTY),
    changes(EMPTY),
    commands(EMPTY),
    options(EMPTY),
    retrospective(EMPTY),
    rootCauses(EMPTY),
    tests(EMPTY),
    components(own),
    previousIssues(own),
    statements(own),
  ];
  expect(sections.join('')).toBe('');
  expect(recommendedOption(EMPTY)).toBeNull();
  expect(expressionsOf(EMPTY)).toEqual([]);
});

describe('claims beside the snapshot', () => {
  const STATEMENT = { statements: [{ text: 'All nodes work.', check: 'nodes.ready == nodes.total' }] };
  const COMPONENT = {
    components: [{ name: 'VPN', state: 'working', facts: ['Tunnel up'], check: 'nodes.ready == 2' }],
  };
  const ISSUE = {
    previousIssues: [{ title: 'Disk full', state: 'fixed', evidence: 'cleaned', check: 'nodes.ready == 2' }],
  };

  test('what it shows is ticked', () => {
    expect(statements(answered(STATEMENT, true))).toContain('(✅ shown by the snapshot: nodes.ready is 2)');
    expect(components(answered(COMPONENT, true))).toContain('**VPN:** working (✅ shown by the snapshot');
    expect(previousIssues(answered(ISSUE, true))).toContain('**Disk full:** fixed (cleaned) (✅ shown');
  });

  test('what it contradicts is never repeated as fact', () => {
    expect(statements(answered(STATEMENT, false))).toBe('');
    expect(components(answered(COMPONENT, false))).toMatch(/VPN:\*\* \(❌ contradicted by the snapshot/);
    expect(components(answered(COMPONENT, false))).not.toContain('working');
    expect(previousIssues(answered(ISSUE, false))).toContain(
      '**Disk full:** (❌ contradicted by the snapshot',
    );
    expect(previousIssues(answered(ISSUE, false))).not.toMatch(/fixed|cleaned/);
  });

  test('what could not be checked says why', () => {
    expect(statements(answered(STATEMENT, null))).toContain('(not evaluated: nodes were not captured)');
  });

  test('a claim without a check is the word of the auditor', () => {
    expect(statements(answered({ statements: [{ text: 'Ready.' }] }, true))).toBe('- Ready.');
  });
});

test('a test that somebody ran has no tick of ours', () => {
  const page = tests(
    briefOf({
      tests: [
        { name: 'Log in', result: 'passed' },
        { name: 'Pay', result: 'failed', when: 'at noon' },
        { name: 'Refund', result: 'not run' },
      ],
    }),
  );
  expect(page).not.toContain('✅');
  expect(page).toContain('| Pay | ⚠️ failed | | at noon |');
  expect(page).toContain('Passed: 1/2 (50 %) of the tests that were run.');
});

test('tests of which none was run have no share', () => {
  expect(tests(briefOf({ tests: [{ name: 'Log in', result: 'not run' }] }))).not.toContain('%');
});

test.each([
  [[2, 0.5, 4], '6.5'],
  [[0.25, 0.25, 0.25], '0.75'],
  [[0.333, 0.333, 0.333], '0.99'],
])('hours %j add up to what is printed', (hours, total) => {
  const page = retrospective(
    briefOf({ time: hours.map((own, index) => ({ task: `Task ${index}`, hours: own })) }),
  );
  expect(page).toContain(`| **Total** | ${total} |`);
  const cells = [...page.matchAll(/^\| Task \d+ \| ([\d.]+) \|/gm)].map(([, cell]) => Number(cell));
  expect(cells.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(Number(total), 5);
});

test('actions are numbered in the states asked for, with what was tried and why', () => {
  const brief = briefOf({
    actions: [
      {
        title: 'Clean up',
        state: 'done',
        severity: 'high',
        steps: ['Delete'],
        results: ['Gone'],
        affected: ['shop/cart'],
      },
      {
        title: 'Rebuild',
        state: 'deferred',
        reason: 'No image',
        attempts: [{ what: 'Build', outcome: 'timed out' }],
        rootCause: { text: 'unknown', observed: ['slow'], possible: ['disk'] },
      },
      { title: 'Watch', state: 'planned' },
    ],
  });
  const done = actions(brief, ['done']);
  expect(done).toContain('### 1. Clean up');
  expect(done).toContain('**State:** done, about a high problem');
  expect(done).not.toMatch(/Rebuild|Watch/);
  const open = actions(brief, ['deferred', 'planned']);
  expect(open).toContain('### 1. Rebuild');
  expect(open).toContain('1. ❌ Build: timed out');
  expect(open).toContain('Possible causes, none of them confirmed:');
  expect(open).toContain('### 2. Watch');
});

test('one option is recommended', () => {
  const brief = briefOf({
    options: [
      { id: 'A', title: 'Here' },
      {
        id: 'B',
        title: 'Elsewhere',
        when: 'on Monday',
        recommended: true,
        code: [{ language: 'sh', code: 'make\n' }],
      },
    ],
  });
  expect(options(brief).match(/recommended/g)).toHaveLength(1);
  expect(options(brief)).toContain('### Option B: Elsewhere (recommended)');
  expect(options(brief)).toContain('```sh\nmake\n```');
  expect(recommendedOption(brief)?.id).toBe('B');
});

test('code that closes its own fence stays code', () => {
  const page = changes(briefOf({ changes: [{ title: 'Config', code: [{ code: '```\n# Pwned\n```\n' }] }] }));
  expect(page).toContain('````text\n```\n# Pwned\n```\n````');
});

test('commands are one block, files are listed by what became of them', () => {
  const brief = briefOf({
    commands: [
      { title: 'Look', lines: ['kubectl get pods'] },
      { title: 'Act', lines: ['kubectl delete pod x'] },
    ],
    artifacts: [
      { path: '/tmp/a', size: '11KB', notes: ['The audit'] },
      { path: '/tmp/b', state: 'modified' },
    ],
  });
  expect(commands(brief)).toBe('```sh\n# Look\nkubectl get pods\n\n# Act\nkubectl delete pod x\n```');
  expect(artifacts(brief)).toMatch(
    /### Created\n\n1\. `\/tmp\/a` \(11KB\)[\s\S]*### Modified\n\n1\. `\/tmp\/b`/,
  );
});

test('a hypothesis is never called confirmed', () => {
  const page = rootCauses(briefOf({ rootCauses: [{ about: 'shop/cart', text: 'Too slow' }] }));
  expect(page).toContain('**Hypothesis of the auditor:** Too slow');
});
