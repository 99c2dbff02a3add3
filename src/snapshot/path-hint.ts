import { KINDS, type KindName, kindByResource, kindNames } from '../model/kinds.ts';

/**
 * What a path says of a file's content. Content decides; this helps only where content is silent:
 * items without `kind`, empty lists, an error in place of a list.
 */
export interface PathHint {
  readonly source: KindName | null;
  readonly namespace: string | null;
  /** A layout that writes every object into a file of its own, so that together they are the whole list. */
  readonly onePerFile: boolean;
}

/** Names that collectors give to kubectl's resources. */
const COLLECTOR_NAMES: Readonly<Record<string, KindName>> = {
  pvcs: 'persistentVolumeClaims',
  pvc: 'persistentVolumeClaims',
  pvs: 'persistentVolumes',
  pv: 'persistentVolumes',
  'storage-classes': 'storageClasses',
  'ingress-classes': 'ingressClasses',
  'network-policy': 'networkPolicies',
  network_policy: 'networkPolicies',
  'resource-quota': 'resourceQuotas',
  'pod-disruption-budgets': 'podDisruptionBudgets',
  pdbs: 'podDisruptionBudgets',
  'custom-resource-definitions': 'customResourceDefinitions',
  crds: 'customResourceDefinitions',
  crd: 'customResourceDefinitions',
  'validating-webhook-configurations': 'validatingWebhookConfigurations',
  'mutating-webhook-configurations': 'mutatingWebhookConfigurations',
  'replication-controllers': 'replicationControllers',
  svcs: 'services',
  svc: 'services',
  cm: 'configMaps',
  ns: 'namespaces',
  deploy: 'deployments',
  ds: 'daemonSets',
  sts: 'statefulSets',
  rs: 'replicaSets',
  hpa: 'horizontalPodAutoscalers',
  hpas: 'horizontalPodAutoscalers',
};

/** `Pod` and `pod`: folders are often called by the kind. */
const BY_KIND: ReadonlyMap<string, KindName> = new Map(
  kindNames.map((name) => [KINDS[name].kind.toLowerCase(), name]),
);

const NAMESPACE_FOLDERS = new Set(['namespaces', 'ns', 'namespaced']);

export function pathHint(path: string): PathHint {
  const parts = path.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[A-Za-z0-9]+$/, '');
  const parent = parts.at(-2) ?? '';
  const folder = parts.findIndex((part) => NAMESPACE_FOLDERS.has(part));
  const below = folder >= 0 && folder + 1 < parts.length - 1 ? (parts[folder + 1] ?? null) : null;
  const onePerFile = parts
    .slice(0, -1)
    .some((part) => part === 'cluster-scoped-resources' || part === 'namespaces');
  const ofStem = resource(stem);
  if (ofStem !== null) return { source: ofStem, namespace: below, onePerFile };
  // pods/shop.json, and config/pod/shop/cart.json
  const ofParent = resource(parent);
  if (ofParent !== null)
    return { source: ofParent, namespace: below ?? namespaceOf(ofParent, stem), onePerFile };
  const ofFolder = resource(parts.at(-3) ?? '');
  return { source: ofFolder, namespace: below ?? namespaceOf(ofFolder, parent), onePerFile };
}

/** A resource by the name of a file or folder: `pods`, `core_v1_pods`, `deployments.apps`, `get-pods`, `all-pods`. */
function resource(name: string): KindName | null {
  const lower = name.toLowerCase();
  if (Object.hasOwn(COLLECTOR_NAMES, lower)) return COLLECTOR_NAMES[lower] ?? null;
  const bare = lower
    .replace(/^.*_v\d+((alpha|beta)\d+)?_/, '')
    .replace(/\..*$/, '')
    .replace(/^(get|all|kubectl|kubectl-get)[-_]/, '')
    .replace(/-errors$/, '');
  if (Object.hasOwn(COLLECTOR_NAMES, bare)) return COLLECTOR_NAMES[bare] ?? null;
  const joined = bare.replaceAll(/[-_]/g, '');
  return kindByResource(joined) ?? BY_KIND.get(joined) ?? null;
}

/** The name, where objects of the kind live in namespaces and it can be one. */
function namespaceOf(source: KindName | null, name: string): string | null {
  return source !== null && KINDS[source].namespaced && NAMESPACE.test(name) ? name : null;
}

const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
