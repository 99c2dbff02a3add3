import { countBy, groupBy } from '../model/grouping.ts';
import { field } from './field-evidence.ts';
import type { NamespaceListFacts } from './namespace-list.ts';
import { namespaceSubject } from './namespace-subject.ts';
import type { Observation } from './rule.ts';
import { compareSeverity, type Severity } from './severity.ts';
import type { WorkloadSpec } from './workload-spec.ts';

/** In the facts; the counts are of all. */
const MOST_LISTED = 50;
const MOST_EVIDENCE = 3;

/** What a rule saw in one workload, and where that stands. */
export interface WorkloadHit {
  readonly workload: WorkloadSpec;
  /** A word for the list; `null` where there is nothing to add. */
  readonly detail: string | null;
  readonly path: string;
  readonly value: string | number | boolean | null;
  readonly severity: Severity;
}

/** What is true of many workloads is said once a namespace, as bad as the worst of them. */
export function* workloadLists(
  workloads: readonly WorkloadSpec[],
  hitOf: (workload: WorkloadSpec) => Omit<WorkloadHit, 'workload'> | null,
): Iterable<Observation<NamespaceListFacts>> {
  const hits = workloads.flatMap((workload): WorkloadHit[] => {
    const hit = workload.owner.namespace === null ? null : hitOf(workload);
    return hit === null ? [] : [{ ...hit, workload }];
  });
  if (hits.length === 0) return;
  const counts = countBy(workloads, ({ owner }) => owner.namespace);
  for (const [namespace, own] of groupBy(hits, ({ workload }) => workload.owner.namespace)) {
    const severity = worstOf(own);
    // Those that decide the severity stand first.
    const listed = [
      ...own.filter((one) => one.severity === severity),
      ...own.filter((one) => one.severity !== severity),
    ].slice(0, MOST_LISTED);
    yield {
      subject: namespaceSubject(namespace ?? ''),
      severity,
      facts: {
        of: counts.get(namespace) ?? own.length,
        count: own.length,
        listed: listed.map(({ workload, detail }) => ({
          kind: workload.owner.kind,
          name: workload.owner.name,
          detail,
        })),
      },
      evidence: listed
        .slice(0, MOST_EVIDENCE)
        .map(({ workload, path, value }) => field(workload.object, path, value)),
      related: listed.map(({ workload }) => workload.owner),
    };
  }
}

function worstOf(hits: readonly WorkloadHit[]): Severity {
  return hits.reduce<Severity>(
    (worst, { severity }) => (compareSeverity(severity, worst) < 0 ? severity : worst),
    'info',
  );
}
