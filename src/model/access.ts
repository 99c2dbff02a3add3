import type { KubernetesObject, ObjectReference } from './object.ts';

export interface ServiceAccount extends KubernetesObject {
  readonly secrets: readonly string[];
  readonly imagePullSecrets: readonly string[];
  readonly automountServiceAccountToken: boolean | null;
}

/** A Role or ClusterRole. */
export interface Role extends KubernetesObject {
  readonly rules: readonly PolicyRule[];
  readonly aggregated: boolean;
}

export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
  readonly verbs: readonly string[];
}

/** A RoleBinding or ClusterRoleBinding. */
export interface RoleBinding extends KubernetesObject {
  readonly role: ObjectReference;
  readonly subjects: readonly ObjectReference[];
}
