import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { type ObjectKey, objectKey, reference } from '../../model/object.ts';
import type { Deployment, ReplicaSet } from '../../model/workload.ts';
import { podCensus } from '../../rules/pod-census.ts';
import { isRolledOut } from '../../rules/rollout.ts';
import type { ReplicaSetCounts } from './plan.ts';

/** A ReplicaSet as it will be once the steps so far are done. */
export interface ForecastSet {
  readonly set: ReplicaSet;
  readonly revision: number | null;
  /** It has no replicas and is not the current version. */
  readonly isStale: boolean;
}

/**
 * What the cluster will be like once the steps so far are done. Each step tells it what it does, in order, so that
 * the next one counts from there.
 */
export interface Forecast {
  /** Of a namespace; `null` where its ReplicaSets were not all captured. */
  replicaSetsIn(namespace: string): ReplicaSetCounts | null;
  /** Newest revision first. */
  setsOf(deployment: Deployment): readonly ForecastSet[];
  /** Whether its rollout has come to an end: only then does Kubernetes delete what exceeds the limit. */
  isComplete(deployment: Deployment): boolean;
  /** kubectl's `rollout undo`: the set becomes the newest revision, every other one is scaled to zero. */
  rollBack(deployment: Deployment, to: ReplicaSet): void;
  /** Stale sets of a namespace go. */
  remove(namespace: string, stale: readonly ForecastSet[]): void;
  /** Pods of a namespace that are to be there; `null` where they were not all captured. */
  podsIn(namespace: string): number | null;
  /** So many pods go, or with a negative number come. */
  endPods(namespace: string, count: number): void;
}

export function forecast(cluster: Cluster): Forecast {
  const { deployments, replicaSets, links, captured } = cluster;
  const histories = new Map<ObjectKey, readonly ForecastSet[]>();
  const totals = new Map<string, number>();
  const rolledBack = new Set<ObjectKey>();
  const podCounts = new Map(podCensus(cluster).byNamespace);
  const own = groupBy(deployments, (one) => one.meta.namespace ?? '');
  const gone = new Set<ReplicaSet>();
  for (const { meta } of replicaSets) add(totals, meta.namespace ?? '', 1);

  const setsOf = (deployment: Deployment): readonly ForecastSet[] => {
    const key = objectKey(reference(deployment));
    const known = histories.get(key) ?? asCaptured(links.replicaSetsOf(deployment));
    histories.set(key, known);
    return gone.size === 0 ? known : known.filter(({ set }) => !gone.has(set));
  };
  const staleCounts = new Map<string, number>();
  const staleIn = (namespace: string): number => {
    const count =
      staleCounts.get(namespace) ??
      (own.get(namespace) ?? []).reduce((sum, one) => sum + setsOf(one).filter(isStale).length, 0);
    staleCounts.set(namespace, count);
    return count;
  };
  return {
    setsOf,
    replicaSetsIn(namespace) {
      if (!captured.all('replicaSets', namespace) || !captured.all('deployments', namespace)) return null;
      const stale = staleIn(namespace);
      const total = totals.get(namespace) ?? 0;
      return { total, active: total - stale, stale };
    },
    isComplete: (deployment) => rolledBack.has(objectKey(reference(deployment))) || isRolledOut(deployment),
    rollBack(deployment, to) {
      const key = objectKey(reference(deployment));
      const sets = setsOf(deployment);
      const newest = sets.reduce((highest, { revision }) => Math.max(highest, revision ?? 0), 0);
      const namespace = deployment.meta.namespace ?? '';
      staleCounts.set(namespace, staleIn(namespace) - sets.filter(isStale).length + sets.length - 1);
      rolledBack.add(key);
      histories.set(key, [
        { set: to, revision: newest + 1, isStale: false },
        ...sets.filter(({ set }) => set !== to).map((one) => ({ ...one, isStale: true })),
      ]);
    },
    remove(namespace, stale) {
      staleCounts.set(namespace, staleIn(namespace) - stale.length);
      add(totals, namespace, -stale.length);
      for (const { set } of stale) gone.add(set);
    },
    podsIn: (namespace) => (captured.all('pods', namespace) ? (podCounts.get(namespace) ?? 0) : null),
    endPods: (namespace, count) => add(podCounts, namespace, -count),
  };
}

function asCaptured(sets: readonly ReplicaSet[]): readonly ForecastSet[] {
  return sets.map((set, index) => ({
    set,
    revision: set.revision,
    isStale: index > 0 && set.replicas === 0 && set.status.replicas === 0,
  }));
}

function isStale(one: ForecastSet): boolean {
  return one.isStale;
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
