import { expect, test } from 'vitest';
import { knownFindings } from '../../../src/analysis/comparison/known-findings.ts';
import type { AppliedConfiguration } from '../../../src/analysis/configuration/applied.ts';
import { sarifLog } from '../../../src/report/sarif.ts';
import { audit, finding } from '../../builders/audit.ts';

const accepted = finding('stuck-rollout');
const configuration: AppliedConfiguration = {
  file: '.kube-dossier.yaml',
  acceptances: [
    {
      findings: 'stuck-rollout *',
      owner: 'Kim',
      reason: 'known',
      expires: '2026-03-31',
      state: 'accepted',
      why: null,
      matches: [accepted.fingerprint],
    },
  ],
  accepted: [accepted],
  excludedNamespaces: [],
  disabledRules: [],
  settings: [],
  severities: [],
  rules: [],
};

test('SARIF has accepted findings as suppressed results', () => {
  const log = JSON.parse(sarifLog(audit({ findings: [finding('bare-pod')], configuration })));
  const [counting, suppressed, ...others] = log.runs[0].results;
  expect(counting).not.toHaveProperty('suppressions');
  expect(suppressed).toMatchObject({
    ruleId: 'stuck-rollout',
    suppressions: [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'known (accepted by Kim until 2026-03-31)',
      },
    ],
  });
  expect(others).toEqual([]);
});

test('a comparison knows accepted findings, and that they do not count', () => {
  const known = knownFindings(audit({ findings: [finding('bare-pod')], configuration }));
  expect([...known.values()].map(({ finding: { rule }, accepted: is }) => [rule, is])).toEqual([
    ['bare-pod', false],
    ['stuck-rollout', true],
  ]);
});
