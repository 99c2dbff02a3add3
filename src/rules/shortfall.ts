import type { BrokenWorkload, ProblemClass } from './broken-pods.ts';
import type { Severity } from './severity.ts';

/** At half of its pods a workload still has as many as it lacks; below, most of it is gone. */
const MAJORITY = 0.5;

/** The built-in classes of parts a cluster or a node cannot do without. */
const CRITICAL_CLASSES: ReadonlySet<string> = new Set(['system-cluster-critical', 'system-node-critical']);
const CRITICAL_KINDS: ReadonlySet<string> = new Set(['Deployment', 'DaemonSet']);
/** They measure; what they measure runs on without them. */
const MEASURING = /metrics/;
/** What they do is done once and can be done again; nobody calls them. */
const BATCH_KINDS: ReadonlySet<string> = new Set(['Job', 'CronJob']);

/**
 * How bad it is that pods of a workload are broken, by what is left: nothing left or less than half is high
 * (nothing left of a cluster-critical part is critical), a minority is medium. A bare pod has no share: it is high
 * while it crashes, else medium. So has a workload of which the snapshot shows only some pods: medium.
 */
export function shortfallSeverity<C extends ProblemClass>(
  workload: Pick<BrokenWorkload<C>, 'owner' | 'worst' | 'ready' | 'total' | 'totalIsKnown'>,
): Severity {
  const { owner, worst, ready, total, totalIsKnown } = workload;
  if (owner.kind === 'Pod') return worst.problem.class === 'crash' ? 'high' : 'medium';
  if (BATCH_KINDS.has(owner.kind)) return 'medium';
  if (!totalIsKnown) return 'medium';
  if (total > 0 && ready === 0) {
    const { priorityClassName } = worst.pod.spec;
    const critical = priorityClassName !== null && CRITICAL_CLASSES.has(priorityClassName);
    return critical && CRITICAL_KINDS.has(owner.kind) && !MEASURING.test(owner.name) ? 'critical' : 'high';
  }
  return ready < total * MAJORITY ? 'high' : 'medium';
}
