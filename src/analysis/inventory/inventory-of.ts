import type { Cluster } from '../../model/cluster.ts';
import type { HorizontalPodAutoscaler } from '../../model/scaling.ts';
import { certificateRows } from './certificate-rows.ts';
import { gitopsRows } from './gitops-rows.ts';
import { imagePatternRows } from './image-patterns.ts';
import type { AutoscalerRow, Inventory } from './inventory.ts';
import { namespaceRows } from './namespace-rows.ts';
import { routeRows, serviceRows } from './network-rows.ts';
import { nodeRows } from './node-rows.ts';
import { podInventory } from './pod-inventory.ts';
import { replicaSetRows } from './replica-set-rows.ts';
import { resourceSettings } from './resource-settings.ts';
import { claimRows, storageClassRows } from './storage-rows.ts';
import { workloadRows } from './workload-rows.ts';

/** Everything captured, as the rows reports print. */
export function inventory(cluster: Cluster): Inventory {
  const workloads = workloadRows(cluster);
  const claims = claimRows(cluster);
  return {
    nodes: nodeRows(cluster),
    namespaces: namespaceRows(cluster, workloads),
    workloads,
    pods: podInventory(cluster),
    services: serviceRows(cluster),
    routes: routeRows(cluster),
    claims,
    storageClasses: storageClassRows(cluster, claims),
    replicaSets: replicaSetRows(cluster),
    autoscalers: cluster.horizontalPodAutoscalers.map(autoscalerRow),
    imagePatterns: imagePatternRows(cluster),
    gitops: gitopsRows(cluster),
    certificates: certificateRows(cluster),
    resourceSettings: resourceSettings(cluster),
  };
}

function autoscalerRow(autoscaler: HorizontalPodAutoscaler): AutoscalerRow {
  const { minReplicas, maxReplicas, currentReplicas, target, metrics, meta } = autoscaler;
  return {
    namespace: meta.namespace ?? '',
    name: meta.name,
    target,
    targets: metrics
      .map(
        ({ name, current, target: wanted }) => `${name}: ${current ?? '<unknown>'}/${wanted ?? '<unknown>'}`,
      )
      .join(', '),
    minReplicas,
    maxReplicas,
    currentReplicas,
  };
}
