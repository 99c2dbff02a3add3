import { expect, test } from 'vitest';
import type { AppliedConfiguration, JudgedAcceptance } from '../../../src/analysis/configuration/applied.ts';
import { accepted } from '../../../src/report/sections/accepted.ts';
import { configuration } from '../../../src/report/sections/configuration.ts';
import { verdictSentence } from '../../../src/report/verdict-sentence.ts';
import { audit, finding } from '../../builders/audit.ts';

function applied(options: Partial<AppliedConfiguration>): AppliedConfiguration {
  return {
    file: '.kube-dossier.yaml',
    acceptances: [],
    accepted: [],
    excludedNamespaces: [],
    disabledRules: [],
    settings: [],
    severities: [],
    rules: [],
    ...options,
  };
}

function acceptance(options: Partial<JudgedAcceptance> = {}): JudgedAcceptance {
  return {
    findings: 'stuck-rollout shop/*',
    owner: 'Kim',
    reason: 'known',
    expires: '2026-03-31',
    state: 'accepted',
    why: null,
    matches: ['stuck-rollout shop/Deployment/cart'],
    ...options,
  };
}

test('without a configuration nothing is said', () => {
  expect([
    accepted(audit()),
    configuration(audit()),
    accepted(audit({ configuration: applied({}) })),
  ]).toEqual(['', '', '']);
});

test('every state is printed, and the verdict counts what does not count', () => {
  const of = audit({
    configuration: applied({
      accepted: [finding('stuck-rollout', { message: 'new pods never become ready' })],
      acceptances: [
        acceptance(),
        acceptance({ state: 'expired', matches: ['a b', 'a c'] }),
        acceptance({ state: 'unmatched', matches: [] }),
        acceptance({ state: 'not evaluated', matches: [], why: 'no rule it names was evaluated' }),
      ],
    }),
  });
  const page = accepted(of);
  expect(page).toContain('Accepted by `.kube-dossier.yaml`: 1 finding, which does not count');
  expect(page).toContain('Of 4 acceptances 1 has expired, 1 has no match and 1 cannot be judged.');
  expect(page).toContain('| expired, counts again | 2 |');
  expect(page).toContain('| nothing found | 0 |');
  expect(page).toContain('| not evaluated: no rule it names was evaluated | 0 |');
  expect(page).toContain('new pods never become ready.');
  expect(verdictSentence(of)).toMatch(
    / 1 accepted finding does not count\. 1 acceptance has expired: what it accepted counts again\.$/,
  );
});

test('what somebody wrote breaks no table', () => {
  const hostile = '| <script> `x`\u202e\n# title';
  const page = accepted(
    audit({
      configuration: applied({
        acceptances: [acceptance({ owner: hostile, reason: hostile, findings: `a ${hostile}` })],
      }),
    }),
  );
  expect(page).not.toMatch(/<script>(?!.*`)|^# title/m);
  expect(page).not.toContain('\u202e');
  expect(page.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3);
});

test('what else was changed is told with its counts', () => {
  const page = configuration(
    audit({
      configuration: applied({
        excludedNamespaces: [{ namespace: 'dev-*', findings: 7 }],
        disabledRules: [{ rule: 'unused-gpu', reason: 'we have none' }],
        severities: [{ findings: 'stale-replica-sets', severity: 'info', reason: 'known', changed: 2 }],
      }),
    }),
  );
  expect(page.split('\n')).toEqual([
    '- No findings are made in namespaces called `dev-*`: 7 findings excluded.',
    '- Not run: `unused-gpu`: we have none.',
    '- Severity of `stale-replica-sets` set to info: 2 findings changed. known.',
  ]);
});
