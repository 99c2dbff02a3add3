import type { Objects } from '../../../model/cluster.ts';
import type { KindName } from '../../../model/kinds.ts';
import type { Field } from '../field.ts';
import {
  configMapFields,
  roleBindingFields,
  roleFields,
  secretFields,
  serviceAccountFields,
} from './configuration-fields.ts';
import {
  apiServiceFields,
  customResourceDefinitionFields,
  leaseFields,
  webhookConfigurationFields,
} from './extension-fields.ts';
import {
  endpointsFields,
  ingressClassFields,
  ingressFields,
  networkPolicyFields,
  serviceFields,
} from './network-fields.ts';
import { namespaceFields, nodeFields } from './node-fields.ts';
import { podFields } from './pod-fields.ts';
import {
  limitRangeFields,
  priorityClassFields,
  resourceQuotaFields,
  runtimeClassFields,
} from './policy-fields.ts';
import {
  horizontalPodAutoscalerFields,
  podDisruptionBudgetFields,
  verticalPodAutoscalerFields,
} from './scaling-fields.ts';
import { claimFields, storageClassFields, volumeFields } from './storage-fields.ts';
import {
  cronJobFields,
  daemonSetFields,
  deploymentFields,
  jobFields,
  replicaSetFields,
  replicationControllerFields,
  statefulSetFields,
} from './workload-fields.ts';

/**
 * Of each kind the fields whose change matters to people. Nothing of it is the value of a variable, a ConfigMap or a
 * Secret: the model does not have them.
 */
export const FIELDS_OF: { readonly [K in KindName]: (object: Objects[K][number]) => readonly Field[] } = {
  nodes: nodeFields,
  namespaces: namespaceFields,
  pods: podFields,
  deployments: deploymentFields,
  replicaSets: replicaSetFields,
  replicationControllers: replicationControllerFields,
  statefulSets: statefulSetFields,
  daemonSets: daemonSetFields,
  jobs: jobFields,
  cronJobs: cronJobFields,
  services: serviceFields,
  endpoints: endpointsFields,
  endpointSlices: endpointsFields,
  ingresses: ingressFields,
  ingressClasses: ingressClassFields,
  networkPolicies: networkPolicyFields,
  persistentVolumeClaims: claimFields,
  persistentVolumes: volumeFields,
  storageClasses: storageClassFields,
  horizontalPodAutoscalers: horizontalPodAutoscalerFields,
  verticalPodAutoscalers: verticalPodAutoscalerFields,
  podDisruptionBudgets: podDisruptionBudgetFields,
  resourceQuotas: resourceQuotaFields,
  limitRanges: limitRangeFields,
  configMaps: configMapFields,
  secrets: secretFields,
  serviceAccounts: serviceAccountFields,
  roles: roleFields,
  roleBindings: roleBindingFields,
  clusterRoles: roleFields,
  clusterRoleBindings: roleBindingFields,
  priorityClasses: priorityClassFields,
  runtimeClasses: runtimeClassFields,
  validatingWebhookConfigurations: webhookConfigurationFields,
  mutatingWebhookConfigurations: webhookConfigurationFields,
  apiServices: apiServiceFields,
  customResourceDefinitions: customResourceDefinitionFields,
  leases: leaseFields,
  events: () => [],
};
