import { controller } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import type { PodDisruptionBudget } from '../model/scaling.ts';
import { isActive } from './missing-pods.ts';
import { isReady } from './pod-census.ts';

/** Pods of DaemonSets are passed over by a drain, and the node's own cannot be evicted. */
export function isDrained(pod: Pod): boolean {
  const { kind = null } = controller(pod.meta) ?? {};
  const mirror = Object.hasOwn(pod.meta.annotations, 'kubernetes.io/config.mirror');
  return isActive(pod) && kind !== 'DaemonSet' && kind !== 'Node' && !mirror;
}

/**
 * Budgets that keep the API server from evicting a pod: two at once always do. One without room lets a pod go that is
 * not ready, if enough others are healthy or its policy says so.
 */
export function heldBy(pod: Pod, budgets: readonly PodDisruptionBudget[]): readonly PodDisruptionBudget[] {
  if (budgets.length > 1) return budgets;
  return budgets.filter((budget) => {
    if (budget.disruptionsAllowed > 0) return false;
    const enough = budget.currentHealthy >= budget.desiredHealthy && budget.desiredHealthy > 0;
    return isReady(pod) || !(enough || budget.unhealthyPodEvictionPolicy === 'AlwaysAllow');
  });
}
