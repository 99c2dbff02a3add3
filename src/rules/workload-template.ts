import type { Objects } from '../model/cluster.ts';
import type { WorkloadBase } from '../model/workload.ts';

/** Kinds with a template for pods that people write. */
export const TEMPLATED = ['statefulSets', 'daemonSets', 'cronJobs'] as const;

export function templatedWorkloads(
  view: Pick<Objects, 'deployments' | (typeof TEMPLATED)[number]>,
): readonly WorkloadBase[] {
  return [...view.deployments, ...view.statefulSets, ...view.daemonSets, ...view.cronJobs];
}

/** Where the spec of its pods stands in a workload. */
export function podSpecPath({ meta }: WorkloadBase): string {
  return meta.kind === 'CronJob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec';
}

/** Whether pods are to run now; a CronJob's always will. */
export function isWanted(workload: WorkloadBase): boolean {
  if (workload.meta.deletedAt !== null) return false;
  if ('replicas' in workload) return workload.replicas !== 0;
  return !('suspended' in workload && workload.suspended === true);
}
