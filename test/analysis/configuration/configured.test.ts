import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import { isoDate } from '../../../src/model/instant.ts';
import { configuration } from '../../../src/report/sections/configuration.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import type { Configuration } from '../../../src/rules/configuration/configuration.ts';
import { findingPattern, ruleFindings } from '../../../src/rules/configuration/finding-pattern.ts';
import { audit as emptyAudit } from '../../builders/audit.ts';
import { cluster } from '../../builders/cluster.ts';
import { conditionOf } from '../../builders/condition.ts';
import { NOW } from '../../builders/meta.ts';
import { node } from '../../builders/node.ts';
import { claim } from '../../builders/storage.ts';
import { deployment } from '../../builders/workload.ts';

const DAY = 24 * 3_600_000;

const NONE: Configuration = {
  file: '.kube-dossier.yaml',
  excludedNamespaces: [],
  disabledRules: [],
  settings: [],
  severities: [],
  accepted: [],
  rules: [],
};

function accept(pattern: string, expires = '2099-12-31') {
  return { findings: findingPattern(pattern), owner: 'Kim', reason: 'known', expires };
}

/** A cluster with a lost node and nothing else that is critical or high. */
function shop(now = NOW) {
  return cluster({
    now,
    capturedAll: true,
    nodes: [
      node('pi-1'),
      node('pi-2', { conditions: [conditionOf('Ready', false, { reason: 'KubeletNotReady' })] }),
    ],
    deployments: [deployment('cart', { replicas: 2, available: 1 })],
  });
}

function audited(configuration: Partial<Configuration> | null, now = NOW) {
  return auditOf({
    cluster: shop(now),
    ledger: emptyAudit().ledger,
    rules: RULES,
    configuration: configuration === null ? null : { ...NONE, ...configuration },
    version: '1.2.3',
  });
}

const plain = audited(null);
const fingerprints = plain.findings.map(({ fingerprint }) => fingerprint);

test('without a configuration there is none in the audit, and an empty one changes nothing', () => {
  expect(plain.configuration).toBeNull();
  expect({ ...audited({}), configuration: null }).toEqual(plain);
});

test('the only critical or high finding, accepted, changes the verdict and stays to be seen', () => {
  const worst = plain.findings.filter(
    ({ group, severity }) => group === 'health' && (severity === 'critical' || severity === 'high'),
  );
  expect(worst.map(({ rule }) => rule)).toEqual(['node-not-ready']);
  const after = audited({ accepted: [accept('node-not-ready Node/pi-2')] });
  expect(after.verdict.counts.critical + after.verdict.counts.high).toBe(0);
  expect(after.verdict).not.toEqual(plain.verdict);
  expect(after.configuration?.accepted.map(({ fingerprint }) => fingerprint)).toEqual([
    'node-not-ready Node/pi-2',
  ]);
  expect(after.configuration?.acceptances).toMatchObject([
    { state: 'accepted', matches: ['node-not-ready Node/pi-2'], owner: 'Kim' },
  ]);
  expect(after.causes.map(({ mechanism }) => mechanism)).not.toContain('node-not-ready');
  expect(after.plan.leftToPeople.map(({ fingerprint }) => fingerprint)).not.toContain(
    'node-not-ready Node/pi-2',
  );
});

test.each([
  ['the day before', -1, 'expired'],
  ['the day itself', 0, 'accepted'],
  ['the day after', 1, 'accepted'],
])('an acceptance until %s is %s + %s', (_, days, state) => {
  const expires = isoDate(NOW + days * DAY);
  const { configuration, findings } = audited({ accepted: [accept('node-not-ready *', expires)] });
  expect(configuration?.acceptances[0]?.state).toBe(state);
  expect(findings.some(({ rule }) => rule === 'node-not-ready')).toBe(state === 'expired');
});

test('it holds to the last millisecond of its last day, and no longer', () => {
  const midnight = Date.parse('2025-06-02T00:00:00Z');
  const stateAt = (now: number) =>
    audited({ accepted: [accept('node-not-ready *', '2025-06-01')] }, now).configuration?.acceptances[0]
      ?.state;
  expect(stateAt(midnight - 1)).toBe('accepted');
  expect(stateAt(midnight)).toBe('expired');
});

test('without a capture time nothing is accepted', () => {
  const { configuration, findings } = audited({ accepted: [accept('* *')] }, 0);
  expect(configuration?.acceptances[0]).toMatchObject({
    state: 'not evaluated',
    why: 'the capture time is not known',
  });
  expect(configuration?.accepted).toEqual([]);
  expect(findings.length).toBeGreaterThan(0);
});

test('what matches nothing is told apart from what nobody looked at', () => {
  const { configuration } = audited({
    accepted: [accept('node-not-ready Node/pi-9'), accept('unused-rule-of-old *')],
  });
  expect(configuration?.acceptances.map(({ state }) => state)).toEqual(['unmatched', 'not evaluated']);
});

test('no acceptance hides a finding that it does not match', () => {
  const pattern = fc.oneof(
    fc.constantFrom(...fingerprints),
    fc.constantFrom(...fingerprints).map((text) => text.replace(/[a-z]{3}/, '*')),
    fc.constantFrom('* *', 'node-* *', '*pi*', 'node-not-ready Node/pi', '*/Deployment/* '),
  );
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 4 }), (patterns) => {
      const { findings, configuration } = audited({ accepted: patterns.map((each) => accept(each)) });
      const matched = (fingerprint: string) => patterns.some((each) => isMeant(each, fingerprint));
      expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(
        fingerprints.filter((each) => !matched(each)),
      );
      expect(configuration?.accepted.map(({ fingerprint }) => fingerprint)).toEqual(
        fingerprints.filter(matched),
      );
    }),
    { numRuns: 40 },
  );
});

/** Said in another way: a regular expression for the rule, one for the subject. */
function isMeant(pattern: string, fingerprint: string): boolean {
  const [rule = '', ...subject] = pattern.split(' ');
  const [id = '', ...name] = fingerprint.split(' ');
  return isLike(rule, id) && isLike(subject.join(' '), name.join(' '));
}

function isLike(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
}

test('findings in excluded namespaces are counted and not made', () => {
  const { findings, configuration, rules } = audited({ excludedNamespaces: ['sh*', 'nowhere'] });
  const inShop = plain.findings.filter(
    ({ subject: { kind, namespace, name } }) => (kind === 'Namespace' ? name : namespace) === 'shop',
  );
  expect(inShop.length).toBeGreaterThan(0);
  expect(findings).toHaveLength(plain.findings.length - inShop.length);
  expect(configuration?.excludedNamespaces).toEqual([
    { namespace: 'sh*', findings: inShop.length },
    { namespace: 'nowhere', findings: 0 },
  ]);
  for (const { rule, outcome } of rules.filter((one) => one.outcome === 'found'))
    expect([
      rule,
      findings.some((finding) => finding.rule === rule || finding.covered.some((one) => one.rule === rule)),
      outcome,
    ]).toEqual([rule, true, 'found']);
});

test('a disabled rule is not run, and not counted as run', () => {
  const { rules, configuration, coverage } = audited({
    disabledRules: [{ rule: 'node-not-ready', reason: 'x' }],
  });
  expect(rules.some(({ rule }) => rule === 'node-not-ready')).toBe(false);
  expect(coverage.total).toBe(plain.coverage.total - 1);
  expect(configuration?.disabledRules).toEqual([{ rule: 'node-not-ready', reason: 'x' }]);
});

test('the first severity that matches decides, and the order follows it', () => {
  const { findings, configuration, verdict } = audited({
    severities: [
      { findings: ruleFindings('node-not-ready'), severity: 'low', reason: 'spare' },
      { findings: findingPattern('* *'), severity: 'info', reason: 'all' },
    ],
  });
  expect(findings[0]?.fingerprint).toBe('node-not-ready Node/pi-2');
  expect(findings.map(({ severity }) => severity)).toEqual(['low', ...findings.slice(1).map(() => 'info')]);
  expect(verdict.counts.critical + verdict.counts.high + verdict.counts.medium).toBe(0);
  expect(configuration?.severities.map(({ findings: text, changed }) => [text, changed])[0]).toEqual([
    'node-not-ready',
    1,
  ]);
});

test('a threshold that is set decides, and what was set is told', () => {
  const days = (value: number) => ({
    settings: [{ rule: 'unused-claim', name: 'days', value, default: 1, unit: 'day' }],
  });
  const found = (configuration: Partial<Configuration>) =>
    auditOf({
      cluster: cluster({ capturedAll: true, persistentVolumeClaims: [claim('orders')] }),
      ledger: emptyAudit().ledger,
      rules: RULES,
      configuration: { ...NONE, ...configuration },
      version: '1.2.3',
    });
  const unused = ({ findings }: ReturnType<typeof found>) =>
    findings.filter(({ rule }) => rule === 'unused-claim');
  expect(unused(found({}))).toEqual([]);
  const audit = found(days(0));
  expect(unused(audit)).toHaveLength(1);
  expect(audit.configuration?.settings).toEqual(days(0).settings);
  expect(configuration(audit)).toBe('- Threshold `days` of `unused-claim` set to 0 days; by default 1 day.');
  expect(configuration(found(days(1)))).toContain('set to 1 day; so it is by default.');
});
