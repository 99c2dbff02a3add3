import type { Audit } from '../../../analysis/audit.ts';
import type { Judged } from '../judged.ts';
import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';
import { conventionContradictions } from './conventions.ts';
import { diskContradictions } from './disks.ts';
import { failedChecks } from './failed-checks.ts';
import { knownIssuesNone } from './known-issues.ts';
import { workloadContradictions } from './workloads.ts';

/** Claims with an answer from their own expressions. */
export type Answered = Pick<
  Judged,
  'statements' | 'components' | 'previousIssues' | 'successMetrics' | 'checklist'
>;

/** Every claim that the snapshot contradicts, once, in the order a reader would ask. */
export function contradictions(brief: Brief, audit: Audit, answered: Answered): readonly Contradiction[] {
  const all = [
    ...knownIssuesNone(brief, audit),
    ...failedChecks(brief, answered),
    ...workloadContradictions(brief, audit),
    ...diskContradictions(brief, audit),
    ...conventionContradictions(brief, audit),
  ];
  const seen = new Map(all.toReversed().map((each) => [each.about ?? each.claim, each]));
  return all.filter((each) => seen.get(each.about ?? each.claim) === each);
}
