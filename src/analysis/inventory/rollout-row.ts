import type { Links } from '../../model/links.ts';
import type { Deployment } from '../../model/workload.ts';
import type { PodGroup } from '../../rules/pod-census.ts';
import { isRolledOut } from '../../rules/rollout.ts';
import type { RolloutRow } from './inventory.ts';

/** `deployment`: `null` of workloads of other kinds, and of those known by their pods alone. `group`: its pods, if any. */
export function rolloutRow(
  deployment: Deployment | null,
  group: PodGroup | null,
  links: Pick<Links, 'replicaSetsOf'>,
): RolloutRow {
  return {
    complete: deployment === null ? null : isRolledOut(deployment),
    available: deployment?.status.available ?? null,
    deployedAt: deployment === null ? null : (links.replicaSetsOf(deployment)[0]?.meta.createdAt ?? null),
    startedAt: group?.startedAt ?? null,
    lastRestartAt: group?.lastRestartAt ?? null,
  };
}
