import type { Audit } from '../analysis/audit.ts';
import { GROUPS } from '../rules/severity.ts';
import { type TestCase, testCase } from './junit/test-case.ts';
import { type XmlElement, xmlDocument } from './junit/xml.ts';
import { ruleCards } from './rule-card.ts';

/**
 * The audit as a JUnit XML report, for CI servers: a suite a group of rules, a case a rule. Rules not evaluated are
 * skipped, rules that crashed are errors. No times: the same audit gives the same bytes. Ends in one newline.
 */
export function junitReport(audit: Audit): string {
  const verdicts = new Map(audit.rules.map((verdict) => [verdict.rule, verdict]));
  const suites = GROUPS.flatMap((group) => {
    const cases = ruleCards(audit)
      .filter((rule) => rule.group === group)
      .flatMap((rule) => {
        const verdict = verdicts.get(rule.id);
        return verdict === undefined ? [] : [testCase(rule, verdict, audit.findings)];
      });
    return cases.length === 0 ? [] : [{ name: group, cases }];
  });
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'kube-dossier', ...totals(suites.flatMap(({ cases }) => cases)) },
    children: suites.map(
      ({ name, cases }): XmlElement => ({
        name: 'testsuite',
        attributes: { name, ...totals(cases) },
        children: cases.map((each) => each.element),
      }),
    ),
  });
}

function totals(cases: readonly TestCase[]): XmlElement['attributes'] {
  const count = (outcome: TestCase['outcome']) =>
    String(cases.filter((each) => each.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
    time: '0',
  };
}
