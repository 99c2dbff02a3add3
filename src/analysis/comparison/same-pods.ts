import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Known } from './known-findings.ts';

/**
 * Finds those of the same rule about an object of another kind that a pod has in common with a finding: one fault, told
 * of the node on one side and of the workload on the other, as far as nodes were captured.
 */
export function sharingPods(all: readonly Known[]): (finding: Finding) => readonly Known[] {
  const pairs = all.flatMap((known) => podsOf(known.finding).map((pod) => ({ pod, known })));
  const byPod = groupBy(pairs, ({ pod }) => pod);
  return (finding) => {
    const sharing = podsOf(finding).flatMap((pod) => byPod.get(pod) ?? []);
    const others = sharing.map(({ known }) => known);
    return [...new Set(others)].filter((known) => known.finding.subject.kind !== finding.subject.kind);
  };
}

/** With the rule, which both have to be of. */
function podsOf({ rule, related }: Finding): readonly string[] {
  return related.filter(({ kind }) => kind === 'Pod').map((pod) => `${rule}\n${objectKey(pod)}`);
}
