import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { ObjectReference } from '../model/object.ts';
import type { Deployment, ReplicaSet } from '../model/workload.ts';
import { inNamespace, kubectl } from './command.ts';

/** The ReplicaSets a Deployment has collected. */
export interface ReplicaSetHistory {
  readonly deployment: Deployment;
  /** Newest revision first. */
  readonly sets: readonly ReplicaSet[];
  /**
   * Kept for a rollback only: no replicas asked for, none left, and not the current revision. The current ReplicaSet
   * of a Deployment scaled to zero has no replicas either, and is what it scales up again.
   */
  readonly stale: readonly ReplicaSet[];
}

export function replicaSetHistory(
  deployment: Deployment,
  links: Pick<Links, 'replicaSetsOf'>,
): ReplicaSetHistory {
  const sets = links.replicaSetsOf(deployment);
  const stale = sets.slice(1).filter((set) => set.replicas === 0 && set.status.replicas === 0);
  return { deployment, sets, stale };
}

/** When the oldest of them was created that is left; `null` where none says. */
export function oldestOf(sets: readonly ReplicaSet[]): Instant | null {
  const created = sets.flatMap((set) => set.meta.createdAt ?? []);
  return created.length === 0 ? null : created.reduce((a, b) => Math.min(a, b));
}

/** As many rollbacks as anybody has use for; more can be had from version control. */
export const SENSIBLE_LIMIT = 3;

/** Kubernetes then deletes what exceeds the limit by itself. */
export function limitCommand(ref: ObjectReference): string {
  const patch = JSON.stringify({ spec: { revisionHistoryLimit: SENSIBLE_LIMIT } });
  return kubectl('patch', 'deployment', ref.name, ...inNamespace(ref), '-p', patch);
}
