import { groupBy } from '../model/grouping.ts';
import { objectKey } from '../model/object.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/**
 * One trouble, one finding: where a rule covers another on the same subject, the covered finding moves into the
 * covering one. `findings` come in catalogue order, and rules cover only rules after them.
 */
export function foldCovered(rules: readonly Rule[], findings: readonly Finding[]): readonly Finding[] {
  const covers = new Map(rules.map((rule) => [rule.id, rule.covers]));
  const bySubject = groupBy(findings, (finding) => objectKey(finding.subject));
  return [...bySubject.values()].flatMap((same) => foldSubject(same, covers));
}

function foldSubject(
  same: readonly Finding[],
  covers: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  const kept: { finding: Finding; covered: Finding[] }[] = [];
  for (const finding of same) {
    const keeper = kept.find((entry) => covers.get(entry.finding.rule)?.includes(finding.rule));
    if (keeper === undefined) kept.push({ finding, covered: [] });
    else keeper.covered.push(finding);
  }
  return kept.map(({ finding, covered }) => ({
    ...finding,
    covered: [...finding.covered, ...covered],
  }));
}
