import { countBy } from '../../model/grouping.ts';
import { wildcard } from '../../rules/configuration/wildcard.ts';
import type { Evaluation, Verdict } from '../../rules/evaluate.ts';
import type { Finding } from '../../rules/finding.ts';
import type { AppliedConfiguration } from './applied.ts';

export interface Remaining extends Evaluation {
  readonly excludedNamespaces: AppliedConfiguration['excludedNamespaces'];
}

/** The evaluation without findings in the namespaces, and on these; a rule that found nothing else is clear. */
export function withoutNamespaces(
  { findings, verdicts }: Evaluation,
  patterns: readonly string[],
): Remaining {
  const known = patterns.map((pattern) => ({ pattern, matches: wildcard(pattern) }));
  const patternOf = ({ subject: { kind, namespace, name } }: Finding): string | null => {
    const where = kind === 'Namespace' ? name : namespace;
    return where === null ? null : (known.find(({ matches }) => matches(where))?.pattern ?? null);
  };
  const judged = findings.map((finding) => ({ finding, pattern: patternOf(finding) }));
  const gone = judged.filter(({ pattern }) => pattern !== null);
  const byPattern = countBy(gone, ({ pattern }) => pattern);
  const byRule = countBy(
    gone.flatMap(({ finding }) => [finding, ...finding.covered.filter((each) => isOther(each, finding))]),
    ({ rule }) => rule,
  );
  return {
    findings: judged.flatMap(({ finding, pattern }) => (pattern === null ? [finding] : [])),
    verdicts: verdicts.map((verdict) => without(verdict, byRule.get(verdict.rule) ?? 0)),
    excludedNamespaces: patterns.map((pattern) => ({
      namespace: pattern,
      findings: byPattern.get(pattern) ?? 0,
    })),
  };
}

/** Several of one rule on one subject are one finding. */
function isOther(covered: Finding, { fingerprint }: Finding): boolean {
  return covered.fingerprint !== fingerprint;
}

function without(verdict: Verdict, excluded: number): Verdict {
  if (excluded === 0) return verdict;
  const findings = Math.max(0, verdict.findings - excluded);
  if (findings > 0 || verdict.outcome !== 'found') return { ...verdict, findings };
  return { ...verdict, findings, outcome: verdict.missing.length > 0 ? 'not evaluated' : 'clear' };
}
