import type { Cluster } from '../../model/cluster.ts';
import { type WorkloadGaps, workloadGaps } from '../../rules/workload-gaps.ts';

/** How many workloads say what they need; of pods that are not finished, by top owner. */
export interface ResourceSettings {
  readonly workloads: number;
  /** With a container that requests no CPU or no memory. */
  readonly withoutRequests: number;
  /** With a container without a memory limit. */
  readonly withoutMemoryLimit: number;
}

/** `system`: in namespaces of Kubernetes, its distribution and operators (`kube-system`, `longhorn-system`). */
export interface ResourceSettingsByKind {
  readonly applications: ResourceSettings;
  readonly system: ResourceSettings;
}

/** `null` when pods were not captured, or only as tables, which do not show it. */
export function resourceSettings(cluster: Cluster): ResourceSettingsByKind | null {
  if (!cluster.captured.without(['table']).any('pods')) return null;
  const all = workloadGaps(cluster);
  return {
    applications: settingsOf(all.filter(({ system }) => !system)),
    system: settingsOf(all.filter(({ system }) => system)),
  };
}

function settingsOf(workloads: readonly WorkloadGaps[]): ResourceSettings {
  return {
    workloads: workloads.length,
    withoutRequests: workloads.filter(({ gaps }) => gaps.some(({ requests }) => requests.length > 0)).length,
    withoutMemoryLimit: workloads.filter(({ gaps }) => gaps.some(({ memoryLimit }) => memoryLimit)).length,
  };
}
