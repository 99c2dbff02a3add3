import type { SourceName } from '../../model/kinds.ts';

/** What the workloads of the inventory are read from, in the order of their kinds; pods: those of their own. */
export const WORKLOAD_SOURCES: readonly SourceName[] = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'jobs',
  'cronJobs',
  'pods',
];
