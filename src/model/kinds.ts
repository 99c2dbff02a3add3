/**
 * The kinds the model knows, in the order reports list them. The key is the field of `Cluster`;
 * `resource` is kubectl's name for it (`kubectl get <resource>`); `groups` are the API groups it is served in,
 * older ones included, because captures are old.
 */
export const KINDS = {
  nodes: { kind: 'Node', resource: 'nodes', groups: [''], namespaced: false },
  namespaces: { kind: 'Namespace', resource: 'namespaces', groups: [''], namespaced: false },
  pods: { kind: 'Pod', resource: 'pods', groups: [''], namespaced: true },
  deployments: {
    kind: 'Deployment',
    resource: 'deployments',
    groups: ['apps', 'extensions'],
    namespaced: true,
  },
  replicaSets: {
    kind: 'ReplicaSet',
    resource: 'replicasets',
    groups: ['apps', 'extensions'],
    namespaced: true,
  },
  replicationControllers: {
    kind: 'ReplicationController',
    resource: 'replicationcontrollers',
    groups: [''],
    namespaced: true,
  },
  statefulSets: { kind: 'StatefulSet', resource: 'statefulsets', groups: ['apps'], namespaced: true },
  daemonSets: { kind: 'DaemonSet', resource: 'daemonsets', groups: ['apps', 'extensions'], namespaced: true },
  jobs: { kind: 'Job', resource: 'jobs', groups: ['batch'], namespaced: true },
  cronJobs: { kind: 'CronJob', resource: 'cronjobs', groups: ['batch'], namespaced: true },
  services: { kind: 'Service', resource: 'services', groups: [''], namespaced: true },
  endpoints: { kind: 'Endpoints', resource: 'endpoints', groups: [''], namespaced: true },
  endpointSlices: {
    kind: 'EndpointSlice',
    resource: 'endpointslices',
    groups: ['discovery.k8s.io'],
    namespaced: true,
  },
  ingresses: {
    kind: 'Ingress',
    resource: 'ingresses',
    groups: ['networking.k8s.io', 'extensions'],
    namespaced: true,
  },
  ingressClasses: {
    kind: 'IngressClass',
    resource: 'ingressclasses',
    groups: ['networking.k8s.io'],
    namespaced: false,
  },
  networkPolicies: {
    kind: 'NetworkPolicy',
    resource: 'networkpolicies',
    groups: ['networking.k8s.io', 'extensions'],
    namespaced: true,
  },
  persistentVolumeClaims: {
    kind: 'PersistentVolumeClaim',
    resource: 'persistentvolumeclaims',
    groups: [''],
    namespaced: true,
  },
  persistentVolumes: {
    kind: 'PersistentVolume',
    resource: 'persistentvolumes',
    groups: [''],
    namespaced: false,
  },
  storageClasses: {
    kind: 'StorageClass',
    resource: 'storageclasses',
    groups: ['storage.k8s.io'],
    namespaced: false,
  },
  horizontalPodAutoscalers: {
    kind: 'HorizontalPodAutoscaler',
    resource: 'horizontalpodautoscalers',
    groups: ['autoscaling'],
    namespaced: true,
  },
  verticalPodAutoscalers: {
    kind: 'VerticalPodAutoscaler',
    resource: 'verticalpodautoscalers',
    groups: ['autoscaling.k8s.io'],
    namespaced: true,
  },
  podDisruptionBudgets: {
    kind: 'PodDisruptionBudget',
    resource: 'poddisruptionbudgets',
    groups: ['policy'],
    namespaced: true,
  },
  resourceQuotas: { kind: 'ResourceQuota', resource: 'resourcequotas', groups: [''], namespaced: true },
  limitRanges: { kind: 'LimitRange', resource: 'limitranges', groups: [''], namespaced: true },
  configMaps: { kind: 'ConfigMap', resource: 'configmaps', groups: [''], namespaced: true },
  secrets: { kind: 'Secret', resource: 'secrets', groups: [''], namespaced: true },
  serviceAccounts: { kind: 'ServiceAccount', resource: 'serviceaccounts', groups: [''], namespaced: true },
  roles: { kind: 'Role', resource: 'roles', groups: ['rbac.authorization.k8s.io'], namespaced: true },
  roleBindings: {
    kind: 'RoleBinding',
    resource: 'rolebindings',
    groups: ['rbac.authorization.k8s.io'],
    namespaced: true,
  },
  clusterRoles: {
    kind: 'ClusterRole',
    resource: 'clusterroles',
    groups: ['rbac.authorization.k8s.io'],
    namespaced: false,
  },
  clusterRoleBindings: {
    kind: 'ClusterRoleBinding',
    resource: 'clusterrolebindings',
    groups: ['rbac.authorization.k8s.io'],
    namespaced: false,
  },
  priorityClasses: {
    kind: 'PriorityClass',
    resource: 'priorityclasses',
    groups: ['scheduling.k8s.io'],
    namespaced: false,
  },
  runtimeClasses: {
    kind: 'RuntimeClass',
    resource: 'runtimeclasses',
    groups: ['node.k8s.io'],
    namespaced: false,
  },
  validatingWebhookConfigurations: {
    kind: 'ValidatingWebhookConfiguration',
    resource: 'validatingwebhookconfigurations',
    groups: ['admissionregistration.k8s.io'],
    namespaced: false,
  },
  mutatingWebhookConfigurations: {
    kind: 'MutatingWebhookConfiguration',
    resource: 'mutatingwebhookconfigurations',
    groups: ['admissionregistration.k8s.io'],
    namespaced: false,
  },
  apiServices: {
    kind: 'APIService',
    resource: 'apiservices',
    groups: ['apiregistration.k8s.io'],
    namespaced: false,
  },
  customResourceDefinitions: {
    kind: 'CustomResourceDefinition',
    resource: 'customresourcedefinitions',
    groups: ['apiextensions.k8s.io'],
    namespaced: false,
  },
  leases: { kind: 'Lease', resource: 'leases', groups: ['coordination.k8s.io'], namespaced: true },
  events: { kind: 'Event', resource: 'events', groups: ['', 'events.k8s.io'], namespaced: true },
} as const satisfies Record<string, KindInfo>;

export interface KindInfo {
  readonly kind: string;
  readonly resource: string;
  readonly groups: readonly string[];
  readonly namespaced: boolean;
}

/** A field of `Cluster` that holds the objects of one built-in kind. */
export type KindName = keyof typeof KINDS;

/** What is captured beside objects: `kubectl top`, `kubectl version`, `kubectl logs`, and custom resources. */
export const OTHER_SOURCES = {
  nodeMetrics: { resource: 'top nodes', command: 'kubectl top nodes' },
  podMetrics: { resource: 'top pods', command: 'kubectl top pods -A --containers' },
  version: { resource: 'version', command: 'kubectl version -o json' },
  logs: { resource: 'logs', command: 'kubectl logs -n NAMESPACE POD -c CONTAINER --previous' },
  customResources: { resource: 'custom resources', command: 'kubectl get RESOURCE -A -o json' },
} as const;

export type OtherSource = keyof typeof OTHER_SOURCES;

/** Everything a rule may need, and everything the ledger speaks of. */
export type SourceName = KindName | OtherSource;

const KIND_NAMES = Object.keys(KINDS).filter((name): name is KindName => name in KINDS);
const OTHER_NAMES = Object.keys(OTHER_SOURCES).filter((name): name is OtherSource => name in OTHER_SOURCES);

/** In report order. */
export const kindNames: readonly KindName[] = KIND_NAMES;
export const sourceNames: readonly SourceName[] = [...KIND_NAMES, ...OTHER_NAMES];

/** kubectl's name: `persistentvolumeclaims`, `top nodes`. */
export function resourceName(name: SourceName): string {
  return isKindName(name) ? KINDS[name].resource : OTHER_SOURCES[name].resource;
}

/** The command that captures it. */
export function captureCommand(name: SourceName): string {
  if (!isKindName(name)) return OTHER_SOURCES[name].command;
  const { resource, namespaced } = KINDS[name];
  return `kubectl get ${resource}${namespaced ? ' -A' : ''} -o json`;
}

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

const BY_RESOURCE: ReadonlyMap<string, KindName> = new Map(
  KIND_NAMES.map((name) => [KINDS[name].resource, name]),
);
const BY_GROUP_KIND: ReadonlyMap<string, KindName> = new Map(
  KIND_NAMES.flatMap((name) =>
    KINDS[name].groups.map((group): [string, KindName] => [`${group}/${KINDS[name].kind}`, name]),
  ),
);
const BY_KIND: ReadonlyMap<string, KindName> = new Map(KIND_NAMES.map((name) => [KINDS[name].kind, name]));

/** The field for a kubectl resource name (`pods`), whatever its case. */
export function kindByResource(resource: string): KindName | null {
  return BY_RESOURCE.get(resource.toLowerCase()) ?? null;
}

/**
 * The field for an object's `apiVersion` and `kind`. Without an apiVersion the kind alone decides;
 * with one, a kind of the same name in a foreign group (Knative's Service, say) is a custom resource: `null`.
 */
export function kindOf(apiVersion: string | null, kind: string): KindName | null {
  if (apiVersion === null) return BY_KIND.get(kind) ?? null;
  // The objects of a list are of one kind.
  if (apiVersion !== last.apiVersion || kind !== last.kind) {
    const name = BY_GROUP_KIND.get(`${apiGroup(apiVersion)}/${kind}`) ?? null;
    last = { apiVersion, kind, name };
  }
  return last.name;
}

let last: { readonly apiVersion: string; readonly kind: string; readonly name: KindName | null } = {
  apiVersion: '',
  kind: '',
  name: null,
};

/** `apps` of `apps/v1`; the empty string for the core group. */
export function apiGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
