import type { Role, RoleBinding } from '../model/access.ts';
import type { Objects } from '../model/cluster.ts';
import { groupIn } from '../model/grouping.ts';
import { byObjectKey, type ObjectReference, objectKey, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';

/** A role that was captured, and whom it was given to in one scope. */
export interface Grant {
  readonly role: Role;
  /** In which it holds; `null`: everywhere. */
  readonly namespace: string | null;
  readonly bindings: readonly RoleBinding[];
  /** Without those of the system; sorted, each once. */
  readonly subjects: readonly ObjectReference[];
}

type AccessView = Pick<Objects, 'roles' | 'clusterRoles' | 'roleBindings' | 'clusterRoleBindings'>;

/** One entry a role and scope that somebody beside the system has it in. */
export function grants(view: AccessView): readonly Grant[] {
  const roles = new Map(
    [...view.roles, ...view.clusterRoles].map((role) => [objectKey(reference(role)), role]),
  );
  const groups = new Map<string, RoleBinding[]>();
  for (const binding of [...view.clusterRoleBindings, ...view.roleBindings])
    groupIn(groups, `${binding.meta.namespace ?? ''}\n${objectKey(binding.role)}`).push(binding);
  return [...groups.values()].flatMap((all): Grant[] => {
    const bindings = all.filter(({ subjects }) => subjects.some((one) => !isSystemSubject(one)));
    const [first] = bindings;
    const role = first === undefined ? undefined : roles.get(objectKey(first.role));
    return first === undefined || role === undefined
      ? []
      : [{ role, namespace: first.meta.namespace, bindings, subjects: subjectsOf(bindings) }];
  });
}

function subjectsOf(bindings: readonly RoleBinding[]): readonly ObjectReference[] {
  const own = bindings.flatMap(({ subjects }) => subjects).filter((one) => !isSystemSubject(one));
  return [...new Map(own.map((one) => [objectKey(one), one])).values()].toSorted(byObjectKey);
}

/**
 * Whether the cluster itself or what its distribution brings along stands behind the subject. The groups of everybody
 * are not meant: what they may do is told apart.
 */
export function isSystemSubject({ kind, namespace, name }: ObjectReference): boolean {
  if (kind === 'ServiceAccount') return isSystemNamespace(namespace ?? '');
  if (isEverybody({ kind, name })) return false;
  return SYSTEM_NAME.test(name);
}

const SYSTEM_NAME =
  /^(?:system:|kubeadm:|eks:|aks:|gke:|k3s[:-]|rke2[:-]|cloud-controller-manager$|kube-apiserver|kubelet-bootstrap$|kube-|node-exporter-system$)/;

/** Anybody who reaches the API server, anybody with a password or token, or every program in the cluster. */
export function isEverybody({ kind, name }: Pick<ObjectReference, 'kind' | 'name'>): boolean {
  return kind === 'User' ? name === 'system:anonymous' : kind === 'Group' && EVERYBODY.has(name);
}

const EVERYBODY: ReadonlySet<string> = new Set([
  'system:authenticated',
  'system:serviceaccounts',
  'system:unauthenticated',
]);

/** Whether every subject is a controller that needs wide rights by nature. */
export function areControllers(subjects: readonly ObjectReference[]): boolean {
  return (
    subjects.length > 0 &&
    subjects.every(
      ({ kind, namespace, name }) =>
        kind === 'ServiceAccount' && name !== 'default' && CONTROLLER.test(`${namespace ?? ''}/${name}`),
    )
  );
}

/** By the names charts and manifests give their ServiceAccounts; an operator is one by its name. */
const CONTROLLER =
  /operator|controller|provisioner|autoscaler|(?:^|[/-])(?:argo-?cd|argo|flux|cert-manager|ingress|traefik|contour|istio|istiod|linkerd|consul|knative|tekton|crossplane|kyverno|gatekeeper|keda|prometheus|kube-state-metrics|metrics-server|node-exporter|alloy|promtail|fluent-?bit|fluentd|vector|filebeat|metricbeat|datadog|newrelic|nri|dynatrace|opentelemetry|otel|jaeger|velero|restic|longhorn|rook|ceph|openebs|csi|nfs|metallb|calico|cilium|tigera|external-dns|external-secrets|sealed-secrets|reloader|reflector|replicator|descheduler|karpenter|goldilocks|vpa|trivy|kubescape|falco|polaris|popeye|kured|keel|rancher|fleet|cattle|kubevirt|cdi|olm|catalog|strimzi|rabbitmq|cnpg|zalando|node-feature-discovery|nfd|gpu|kotsadm|kurl|chaos-mesh|litmus|spire|teleport|tailscale)/;

/** Grants by the key of each ServiceAccount they name. */
export function grantsByServiceAccount(all: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> {
  const groups = new Map<string, Grant[]>();
  for (const grant of all) {
    for (const subject of grant.subjects) {
      if (subject.kind === 'ServiceAccount') groupIn(groups, objectKey(subject)).push(grant);
    }
  }
  return groups;
}
