import type { ReplicaSetTotals } from './comparison/comparison.ts';

/** What a Deployment keeps: a row of the inventory. */
export interface KeptReplicaSets extends ReplicaSetTotals {
  /** `spec.revisionHistoryLimit`. */
  readonly limit: number;
}

/** How many ReplicaSets there are, and would be, in whole numbers. `total = active + stale` everywhere. */
export interface CleanupOutcomes {
  readonly now: ReplicaSetTotals;
  /**
   * Once no rollout is under way: finished, or rolled back. Each Deployment then has one active ReplicaSet, and the
   * other one that has replicas now has become an old revision: it is scaled to 0 and not deleted.
   */
  readonly settled: ReplicaSetTotals;
  /** Then, after lowering revisionHistoryLimit alone: Kubernetes deletes what is beyond it. */
  readonly limited: ReplicaSetTotals & { readonly limit: number; readonly deleted: number };
  /** Then, or instead, after deleting every old one: no revision is left to roll back to. */
  readonly emptied: ReplicaSetTotals & { readonly deleted: number };
  /** The most there can be between rollouts: the sum of limit + 1, as the limits are now and at the lower one. */
  readonly most: { readonly now: number; readonly limited: number };
}

/** Of Deployments that have ReplicaSets. `limit`: what revisionHistoryLimit is lowered to; no limit is raised. */
export function cleanupOutcomes(rows: readonly KeptReplicaSets[], limit: number): CleanupOutcomes {
  const kept = rows.filter(({ total }) => total > 0);
  const limitOf = (row: KeptReplicaSets) => Math.min(limit, row.limit);
  const total = sum(kept, (row) => row.total);
  const active = kept.length;
  const stale = sum(kept, (row) => Math.min(row.total - 1, limitOf(row)));
  return {
    now: { total, active: sum(kept, (row) => row.active), stale: sum(kept, (row) => row.stale) },
    settled: { total, active, stale: total - active },
    limited: { total: active + stale, active, stale, limit, deleted: total - active - stale },
    emptied: { total: active, active, stale: 0, deleted: total - active },
    most: { now: sum(kept, (row) => row.limit + 1), limited: sum(kept, (row) => limitOf(row) + 1) },
  };
}

function sum<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0);
}
