import type { Cluster } from '../../model/cluster.ts';
import { type KubernetesObject, reference } from '../../model/object.ts';
import { by, byCodeUnit } from '../../model/order.ts';
import type { ReplicaSet } from '../../model/workload.ts';
import { oldestOf, replicaSetHistory } from '../../rules/replica-set-history.ts';
import { rolloutRate } from '../../rules/rollout-rate.ts';
import type { ReplicaSetInventory, ReplicaSetRow, ReplicaSetsOfRow } from './inventory.ts';

/** ReplicaSets by the Deployment that keeps them, the largest collection first; those of nobody count as active. */
export function replicaSetRows({ deployments, replicaSets, links, now }: Cluster): ReplicaSetInventory {
  const rows = deployments
    .map((deployment): ReplicaSetsOfRow => {
      const history = replicaSetHistory(deployment, links);
      const { sets, stale } = history;
      const old = new Set<KubernetesObject>(stale);
      return {
        deployment: reference(deployment),
        total: sets.length,
        active: sets.length - stale.length,
        stale: stale.length,
        oldest: oldestOf(sets),
        limit: deployment.meta.source.text === undefined ? deployment.revisionHistoryLimit : null,
        rate: rolloutRate(history, now),
        sets: sets.map((set, index) => row(set, index === 0, old.has(set))),
      };
    })
    .filter(({ total }) => total > 0)
    .toSorted(byTotalThenName);
  const stale = rows.reduce((sum, each) => sum + each.stale, 0);
  return { totals: { total: replicaSets.length, active: replicaSets.length - stale, stale }, rows };
}

function row(
  { meta, revision, replicas, status, template }: ReplicaSet,
  isCurrent: boolean,
  isStale: boolean,
): ReplicaSetRow {
  return {
    name: meta.name,
    revision,
    replicas,
    ready: status.ready,
    images: [...new Set(template.spec.containers.flatMap(({ image }) => image ?? []))].toSorted(byCodeUnit),
    createdAt: meta.createdAt,
    isCurrent,
    isStale,
  };
}

function byTotalThenName(a: ReplicaSetsOfRow, b: ReplicaSetsOfRow): number {
  return (
    b.total - a.total ||
    b.active - a.active ||
    by(({ deployment }: ReplicaSetsOfRow) => deployment.name)(a, b) ||
    byCodeUnit(a.deployment.namespace ?? '', b.deployment.namespace ?? '')
  );
}
