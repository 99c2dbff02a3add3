import { readRole, readRoleBinding, readServiceAccount } from './access.ts';
import type { Objects } from './cluster.ts';
import { readConfigMap, readSecret } from './configuration.ts';
import { readCronJob } from './cron-job.ts';
import { readCustomResourceDefinition } from './custom-resource.ts';
import { readDaemonSet } from './daemon-set.ts';
import { readDeployment } from './deployment.ts';
import { readEndpointSlice, readEndpoints } from './endpoints.ts';
import { readEvent } from './event.ts';
import { readAPIService, readLease, readWebhookConfiguration } from './extension.ts';
import { readIngress, readIngressClass } from './ingress.ts';
import { readJob } from './job.ts';
import type { JsonRecord } from './json.ts';
import type { KindName } from './kinds.ts';
import { readNamespace } from './namespace.ts';
import { readNetworkPolicy } from './network-policy.ts';
import { readNode } from './node.ts';
import type { ObjectMeta } from './object.ts';
import { readPod } from './pod.ts';
import { readLimitRange, readPriorityClass, readResourceQuota, readRuntimeClass } from './policy.ts';
import { readReplicaSet, readReplicationController } from './replica-set.ts';
import {
  readHorizontalPodAutoscaler,
  readPodDisruptionBudget,
  readVerticalPodAutoscaler,
} from './scaling.ts';
import { readService } from './service.ts';
import type { Share } from './share.ts';
import { readStatefulSet } from './stateful-set.ts';
import { readPersistentVolume, readPersistentVolumeClaim, readStorageClass } from './storage.ts';

/** Reads one captured object whose metadata is read already. Total: whatever is missing or misshapen has a default. */
export type Reader<T> = (raw: JsonRecord, meta: ObjectMeta, share: Share) => T;

export type Readers = { readonly [K in KindName]: Reader<Objects[K][number]> };

export const readers: Readers = {
  nodes: readNode,
  namespaces: readNamespace,
  pods: readPod,
  deployments: readDeployment,
  replicaSets: readReplicaSet,
  replicationControllers: readReplicationController,
  statefulSets: readStatefulSet,
  daemonSets: readDaemonSet,
  jobs: readJob,
  cronJobs: readCronJob,
  services: readService,
  endpoints: readEndpoints,
  endpointSlices: readEndpointSlice,
  ingresses: readIngress,
  ingressClasses: readIngressClass,
  networkPolicies: readNetworkPolicy,
  persistentVolumeClaims: readPersistentVolumeClaim,
  persistentVolumes: readPersistentVolume,
  storageClasses: readStorageClass,
  horizontalPodAutoscalers: readHorizontalPodAutoscaler,
  verticalPodAutoscalers: readVerticalPodAutoscaler,
  podDisruptionBudgets: readPodDisruptionBudget,
  resourceQuotas: readResourceQuota,
  limitRanges: readLimitRange,
  configMaps: readConfigMap,
  secrets: readSecret,
  serviceAccounts: readServiceAccount,
  roles: readRole,
  roleBindings: readRoleBinding,
  clusterRoles: readRole,
  clusterRoleBindings: readRoleBinding,
  priorityClasses: readPriorityClass,
  runtimeClasses: readRuntimeClass,
  validatingWebhookConfigurations: readWebhookConfiguration,
  mutatingWebhookConfigurations: readWebhookConfiguration,
  apiServices: readAPIService,
  customResourceDefinitions: readCustomResourceDefinition,
  leases: readLease,
  events: readEvent,
};
