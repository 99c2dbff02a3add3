import type { Instant } from '../../model/instant.ts';
import type { Links } from '../../model/links.ts';
import type { Pod } from '../../model/pod.ts';
import type { Deployment } from '../../model/workload.ts';
import { isRolledOut } from '../../rules/rollout.ts';
import type { RolloutRow } from './inventory.ts';

/** `deployment`: `null` of workloads of other kinds, and of those known by their pods alone. */
export function rolloutRow(
  deployment: Deployment | null,
  pods: readonly Pod[],
  links: Pick<Links, 'replicaSetsOf'>,
): RolloutRow {
  return {
    complete: deployment === null ? null : isRolledOut(deployment),
    available: deployment?.status.available ?? null,
    deployedAt: deployment === null ? null : (links.replicaSetsOf(deployment)[0]?.meta.createdAt ?? null),
    startedAt: latest(pods, (pod) => (pod.phase === 'Running' ? pod.startedAt : null)),
    lastRestartAt: latest(pods, (pod) => pod.restarts.lastAt),
  };
}

function latest(pods: readonly Pod[], at: (pod: Pod) => Instant | null): Instant | null {
  let last: Instant | null = null;
  for (const pod of pods) {
    const own = at(pod);
    if (own !== null && (last === null || own > last)) last = own;
  }
  return last;
}
