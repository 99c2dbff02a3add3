import { counted } from '../../rules/amount-words.ts';
import { excerpt } from '../../rules/excerpt.ts';
import type { ReplicaSetCounts } from './plan.ts';

/** `ReplicaSets in shop: 53, 14 active and 39 stale (before: 78, 14 and 64)` */
export function countsWords(namespace: string, before: ReplicaSetCounts, after: ReplicaSetCounts): string {
  const was = `before this step: ${before.total}, ${before.active} active and ${before.stale} stale`;
  return `ReplicaSets in ${excerpt(namespace, 80)}: ${after.total}, ${after.active} active and ${after.stale} stale (${was})`;
}

/** `Pods in shop: 14 (before this step: 15)` */
export function podsWords(namespace: string, before: number, after: number): string {
  return `Pods in ${excerpt(namespace, 80)}: ${after} (before this step: ${before})`;
}

/** `1 Deployment`, `14 Deployments` */
export function deploymentsWords(count: number): string {
  return counted(count, 'Deployment');
}
