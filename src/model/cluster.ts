import type { Role, RoleBinding, ServiceAccount } from './access.ts';
import type { Captured } from './captured.ts';
import type { ConfigMap, Secret } from './configuration.ts';
import type { CustomResource, CustomResourceDefinition } from './custom-resource.ts';
import type { Endpoints } from './endpoints.ts';
import type { Event } from './event.ts';
import type { APIService, Lease, WebhookConfiguration } from './extension.ts';
import type { Ingress, IngressClass } from './ingress.ts';
import type { Instant } from './instant.ts';
import type { Links } from './links.ts';
import type { ContainerLog } from './log.ts';
import type { NodeMetrics, PodMetrics } from './metrics.ts';
import type { Namespace } from './namespace.ts';
import type { NetworkPolicy } from './network-policy.ts';
import type { Node } from './node.ts';
import type { Pod } from './pod.ts';
import type { LimitRange, PriorityClass, ResourceQuota, RuntimeClass } from './policy.ts';
import type { HorizontalPodAutoscaler, PodDisruptionBudget, VerticalPodAutoscaler } from './scaling.ts';
import type { Service } from './service.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './storage.ts';
import type { ClusterVersion } from './version.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from './workload.ts';

/** What was captured, by source. Every list is sorted by namespace, then name. */
export interface Objects {
  readonly nodes: readonly Node[];
  readonly namespaces: readonly Namespace[];
  readonly pods: readonly Pod[];
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly replicationControllers: readonly ReplicationController[];
  readonly statefulSets: readonly StatefulSet[];
  readonly daemonSets: readonly DaemonSet[];
  readonly jobs: readonly Job[];
  readonly cronJobs: readonly CronJob[];
  readonly services: readonly Service[];
  readonly endpoints: readonly Endpoints[];
  readonly endpointSlices: readonly Endpoints[];
  readonly ingresses: readonly Ingress[];
  readonly ingressClasses: readonly IngressClass[];
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly persistentVolumeClaims: readonly PersistentVolumeClaim[];
  readonly persistentVolumes: readonly PersistentVolume[];
  readonly storageClasses: readonly StorageClass[];
  readonly horizontalPodAutoscalers: readonly HorizontalPodAutoscaler[];
  readonly verticalPodAutoscalers: readonly VerticalPodAutoscaler[];
  readonly podDisruptionBudgets: readonly PodDisruptionBudget[];
  readonly resourceQuotas: readonly ResourceQuota[];
  readonly limitRanges: readonly LimitRange[];
  readonly configMaps: readonly ConfigMap[];
  readonly secrets: readonly Secret[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly roles: readonly Role[];
  readonly roleBindings: readonly RoleBinding[];
  readonly clusterRoles: readonly Role[];
  readonly clusterRoleBindings: readonly RoleBinding[];
  readonly priorityClasses: readonly PriorityClass[];
  readonly runtimeClasses: readonly RuntimeClass[];
  readonly validatingWebhookConfigurations: readonly WebhookConfiguration[];
  readonly mutatingWebhookConfigurations: readonly WebhookConfiguration[];
  readonly apiServices: readonly APIService[];
  readonly customResourceDefinitions: readonly CustomResourceDefinition[];
  readonly leases: readonly Lease[];
  readonly events: readonly Event[];
  readonly customResources: readonly CustomResource[];
  readonly nodeMetrics: readonly NodeMetrics[];
  readonly podMetrics: readonly PodMetrics[];
  readonly version: ClusterVersion | null;
  readonly logs: readonly ContainerLog[];
}

/** The normalized, linked model of a snapshot. Nothing in it changes once it is made. */
export interface Cluster extends Objects {
  /**
   * Capture time. 0 when nothing in the snapshot carries a time: every instant in the model is `null` then,
   * so no age is ever computed from it; the ledger says so.
   */
  readonly now: Instant;
  readonly captured: Captured;
  readonly links: Links;
}
