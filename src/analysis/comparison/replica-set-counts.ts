import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { replicaSetHistory } from '../../rules/replica-set-history.ts';

/** Of one namespace. */
export interface ReplicaSetCounts {
  readonly total: number;
  readonly stale: number;
  /** The sum of revisionHistoryLimit + 1 of its Deployments; `null` where the limits are not known. */
  readonly most: number | null;
}

export function replicaSetCounts({
  replicaSets,
  deployments,
  links,
}: Cluster): ReadonlyMap<string, ReplicaSetCounts> {
  const sets = groupBy(replicaSets, ({ meta }) => meta.namespace ?? '');
  const owners = groupBy(deployments, ({ meta }) => meta.namespace ?? '');
  const namespaces = [...new Set([...sets.keys(), ...owners.keys()])];
  return new Map(
    namespaces.map((namespace) => {
      const own = owners.get(namespace) ?? [];
      const isPrinted = own.some(({ meta }) => meta.source.text !== undefined);
      return [
        namespace,
        {
          total: sets.get(namespace)?.length ?? 0,
          stale: own.reduce((sum, one) => sum + replicaSetHistory(one, links).stale.length, 0),
          most: isPrinted ? null : own.reduce((sum, one) => sum + one.revisionHistoryLimit + 1, 0),
        },
      ];
    }),
  );
}
