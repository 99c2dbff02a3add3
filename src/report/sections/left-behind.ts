import type { WorkloadRow } from '../../analysis/inventory/inventory.ts';

/** `4 Evicted left behind`: the pods beside the replicas of a workload that has all of them. */
export function leftBehind(problems: WorkloadRow['problems']): string {
  return problems
    .map(({ status, count }) =>
      status === 'Running' ? `${count} on a lost node` : `${count} ${status} left behind`,
    )
    .join(', ');
}
