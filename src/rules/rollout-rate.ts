import type { Instant } from '../model/instant.ts';
import type { ReplicaSet } from '../model/workload.ts';
import { oldestOf, type ReplicaSetHistory } from './replica-set-history.ts';

const DAY = 24 * 60 * 60_000;

/** How often a Deployment is rolled out. */
export interface RolloutRate {
  readonly rollouts: number;
  /** The divisor: from the creation of the oldest ReplicaSet that is left to the capture time. */
  readonly spanMs: number;
  readonly perDay: number;
  /** The history is as long as it may get: what is beyond it has been deleted, and may have been as young. */
  readonly atLeast: boolean;
}

/** `null` where nothing says how old the ReplicaSets are. */
export function rolloutRate(
  { deployment, sets, stale }: ReplicaSetHistory,
  now: Instant,
): RolloutRate | null {
  const oldest = oldestOf(sets);
  if (oldest === null || oldest >= now) return null;
  const rollouts = rolloutsOf(sets);
  const spanMs = now - oldest;
  return {
    rollouts,
    spanMs,
    perDay: (rollouts * DAY) / spanMs,
    atLeast: stale.length >= deployment.revisionHistoryLimit,
  };
}

/**
 * Rollouts since the oldest ReplicaSet that is left, its own included. A rollback takes an old ReplicaSet up again
 * under a new revision, so revisions count more than ReplicaSets do.
 */
function rolloutsOf(sets: readonly ReplicaSet[]): number {
  const revisions = sets.flatMap((set) => set.revision ?? []);
  if (revisions.length === 0) return sets.length;
  const newest = revisions.reduce((a, b) => Math.max(a, b));
  const oldest = revisions.reduce((a, b) => Math.min(a, b));
  return Math.max(sets.length, newest - oldest + 1);
}
