import { objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { SeverityOverride } from '../../rules/configuration/configuration.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { compareSeverity } from '../../rules/severity.ts';
import type { AppliedConfiguration } from './applied.ts';

export interface Reweighed {
  /** Worst first, then by rule order, then by subject. */
  readonly findings: readonly Finding[];
  readonly severities: AppliedConfiguration['severities'];
}

/** Findings with the severities that the user gives them; the first override that matches decides. */
export function withSeverities(
  findings: readonly Finding[],
  overrides: readonly SeverityOverride[],
  rules: readonly RuleCard[],
): Reweighed {
  const changed = overrides.map(() => 0);
  const weighed = findings.map((finding) => {
    const index = overrides.findIndex(
      ({ findings: { hasRule, matches } }) => hasRule(finding.rule) && matches(finding.fingerprint),
    );
    const severity = overrides[index]?.severity ?? finding.severity;
    if (severity === finding.severity) return finding;
    changed[index] = (changed[index] ?? 0) + 1;
    return { ...finding, severity };
  });
  return {
    findings: changed.some((count) => count > 0) ? sorted(weighed, rules) : findings,
    severities: overrides.map(({ findings: { text }, severity, reason }, index) => ({
      findings: text,
      severity,
      reason,
      changed: changed[index] ?? 0,
    })),
  };
}

function sorted(findings: readonly Finding[], rules: readonly RuleCard[]): readonly Finding[] {
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  return findings
    .map((finding) => ({
      finding,
      position: order.get(finding.rule) ?? rules.length,
      subject: objectKey(finding.subject),
    }))
    .toSorted(
      (a, b) =>
        compareSeverity(a.finding.severity, b.finding.severity) ||
        a.position - b.position ||
        byCodeUnit(a.subject, b.subject),
    )
    .map(({ finding }) => finding);
}
