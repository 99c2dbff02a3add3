import { resourceName } from '../../model/kinds.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { counted, listed } from '../format/numbers.ts';
import { failure } from './failure.ts';
import type { XmlElement } from './xml.ts';

/** One rule as a case, and what came of it. */
export interface TestCase {
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly element: XmlElement;
}

/** `findings`: those of all rules. Of this one, info alone is no failure. */
export function testCase(rule: RuleCard, verdict: Verdict, findings: readonly Finding[]): TestCase {
  const own = findings.filter((finding) => finding.rule === rule.id);
  const failed = own.filter(({ severity }) => severity !== 'info');
  if (failed.length > 0) return caseOf(rule, 'failed', [failure(rule, failed)]);
  switch (verdict.outcome) {
    case 'crashed':
      return caseOf(rule, 'error', [
        remark('error', `the rule crashed: ${verdict.error ?? 'unknown error'}`),
      ]);
    case 'not evaluated':
      return caseOf(rule, 'skipped', [remark('skipped', notEvaluated(verdict))]);
    case 'found':
      return own.length > 0 ? caseOf(rule, 'passed', []) : caseOf(rule, 'skipped', [elsewhere(verdict)]);
    case 'clear':
      return caseOf(rule, 'passed', []);
  }
}

function caseOf(
  { id, group }: RuleCard,
  outcome: TestCase['outcome'],
  children: readonly XmlElement[],
): TestCase {
  const attributes = { classname: `kube-dossier.${group}`, name: id, time: '0' };
  return { outcome, element: { name: 'testcase', attributes, children } };
}

function notEvaluated({ missing }: Verdict): string {
  return `not evaluated: ${listed(missing.map(resourceName))} not captured, or only in part`;
}

/** Found, and yet nothing to show: another rule tells of it, it is accepted, or the report leaves milder findings out. */
function elsewhere({ findings }: Verdict): XmlElement {
  const what = counted(findings, 'finding');
  return remark(
    'skipped',
    `${what}, told by another rule on the same object, accepted, or milder than this report shows`,
  );
}

function remark(name: 'error' | 'skipped', message: string): XmlElement {
  return { name, attributes: { message }, children: [] };
}
