/** A version of an API that Kubernetes gave up. */
export interface RemovedApi {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** Minor versions of Kubernetes 1. */
  readonly deprecatedIn: number;
  readonly removedIn: number;
  /** `null` where nothing takes its place. */
  readonly replacement: string | null;
  /** The first minor version that serves the replacement. */
  readonly replacementSince: number | null;
}

/** https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
export const REMOVED_APIS: { readonly asOf: string; readonly apis: readonly RemovedApi[] } = {
  asOf: '2026-11-21',
  apis: [
    ...['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'].map((apiVersion) => ({
      apiVersion,
      kinds: ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'],
      ...api(9, 16, 'apps/v1', 9),
    })),
    row('extensions/v1beta1', ['NetworkPolicy'], api(9, 16, 'networking.k8s.io/v1', 8)),
    row('extensions/v1beta1', ['PodSecurityPolicy'], api(10, 16, null, null)),
    row('policy/v1beta1', ['PodSecurityPolicy'], api(21, 25, null, null)),
    row('extensions/v1beta1', ['Ingress'], api(14, 22, 'networking.k8s.io/v1', 19)),
    row('networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], api(19, 22, 'networking.k8s.io/v1', 19)),
    row('scheduling.k8s.io/v1alpha1', ['PriorityClass'], api(14, 17, 'scheduling.k8s.io/v1', 14)),
    row('scheduling.k8s.io/v1beta1', ['PriorityClass'], api(14, 22, 'scheduling.k8s.io/v1', 14)),
    row(
      'apiextensions.k8s.io/v1beta1',
      ['CustomResourceDefinition'],
      api(16, 22, 'apiextensions.k8s.io/v1', 16),
    ),
    row(
      'admissionregistration.k8s.io/v1beta1',
      ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
      api(16, 22, 'admissionregistration.k8s.io/v1', 16),
    ),
    ...['v1alpha1', 'v1beta1'].map((version) => ({
      apiVersion: `rbac.authorization.k8s.io/${version}`,
      kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
      ...api(17, 22, 'rbac.authorization.k8s.io/v1', 8),
    })),
    row('apiregistration.k8s.io/v1beta1', ['APIService'], api(10, 22, 'apiregistration.k8s.io/v1', 10)),
    row('coordination.k8s.io/v1beta1', ['Lease'], api(14, 22, 'coordination.k8s.io/v1', 14)),
    row(
      'storage.k8s.io/v1beta1',
      ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
      api(19, 22, 'storage.k8s.io/v1', 19),
    ),
    row('storage.k8s.io/v1beta1', ['CSIStorageCapacity'], api(24, 27, 'storage.k8s.io/v1', 24)),
    row('node.k8s.io/v1beta1', ['RuntimeClass'], api(22, 25, 'node.k8s.io/v1', 20)),
    row('policy/v1beta1', ['PodDisruptionBudget'], api(21, 25, 'policy/v1', 21)),
    row('batch/v1beta1', ['CronJob'], api(21, 25, 'batch/v1', 21)),
    row('discovery.k8s.io/v1beta1', ['EndpointSlice'], api(21, 25, 'discovery.k8s.io/v1', 21)),
    row('autoscaling/v2beta1', ['HorizontalPodAutoscaler'], api(22, 25, 'autoscaling/v2', 23)),
    row('autoscaling/v2beta2', ['HorizontalPodAutoscaler'], api(23, 26, 'autoscaling/v2', 23)),
    row(
      'flowcontrol.apiserver.k8s.io/v1beta1',
      ['FlowSchema', 'PriorityLevelConfiguration'],
      api(23, 26, 'flowcontrol.apiserver.k8s.io/v1', 29),
    ),
    row(
      'flowcontrol.apiserver.k8s.io/v1beta2',
      ['FlowSchema', 'PriorityLevelConfiguration'],
      api(26, 29, 'flowcontrol.apiserver.k8s.io/v1', 29),
    ),
    row(
      'flowcontrol.apiserver.k8s.io/v1beta3',
      ['FlowSchema', 'PriorityLevelConfiguration'],
      api(29, 32, 'flowcontrol.apiserver.k8s.io/v1', 29),
    ),
  ],
};

function row(apiVersion: string, kinds: readonly string[], rest: ReturnType<typeof api>): RemovedApi {
  return { apiVersion, kinds, ...rest };
}

function api(
  deprecatedIn: number,
  removedIn: number,
  replacement: string | null,
  replacementSince: number | null,
) {
  return { deprecatedIn, removedIn, replacement, replacementSince };
}
