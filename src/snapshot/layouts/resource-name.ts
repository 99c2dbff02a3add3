import { KINDS, type KindName, kindByResource, kindNames } from '../../model/kinds.ts';
import { type FileRole, objects } from './file-role.ts';

/** Names that collectors and people give to kubectl's resources. */
const OTHER_NAMES: Readonly<Record<string, KindName>> = {
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

/** A resource by the name of a file or folder: `pods`, `core_v1_pods`, `deployments.apps`, `get-pods`, `all-pods`. */
export function resourceNamed(name: string): KindName | null {
  const lower = name.toLowerCase();
  if (Object.hasOwn(OTHER_NAMES, lower)) return OTHER_NAMES[lower] ?? null;
  const bare = lower
    .replace(/^.*_v\d+((alpha|beta)\d+)?_/, '')
    .replace(/\..*$/, '')
    .replace(/^(get|all|kubectl|kubectl-get)[-_]/, '')
    .replace(/-errors$/, '');
  if (Object.hasOwn(OTHER_NAMES, bare)) return OTHER_NAMES[bare] ?? null;
  const joined = bare.replaceAll(/[-_]/g, '');
  return kindByResource(joined) ?? BY_KIND.get(joined) ?? null;
}

/**
 * What a file of a group's resource holds, by the plural: `ingresses` of `networking.k8s.io`, and not of
 * `config.openshift.io`. The core group is `''` or `core`; `more` is what else is known.
 */
export function resourceIn(group: string, plural: string, more: Partial<FileRole>): FileRole {
  const name = group === 'core' ? '' : group;
  if (name === 'metrics.k8s.io')
    return objects({ source: plural === 'nodes' ? 'nodeMetrics' : 'podMetrics', ...more });
  const source = kindByResource(plural);
  const groups: readonly string[] = source === null ? [] : KINDS[source].groups;
  if (source !== null && groups.includes(name)) return objects({ source, ...more });
  return objects({ resource: name === '' ? plural : `${plural}.${name}`, ...more });
}

/** The same of `deployments.apps`, as kubectl writes the two together. */
export function resourceOf(name: string, more: Partial<FileRole>): FileRole {
  const dot = name.indexOf('.');
  if (dot >= 0) return resourceIn(name.slice(dot + 1), name.slice(0, dot), more);
  const source = kindByResource(name);
  return source === null ? objects({ resource: name, ...more }) : objects({ source, ...more });
}
