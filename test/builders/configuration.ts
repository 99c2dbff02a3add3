import type { Role, RoleBinding, ServiceAccount } from '../../src/model/access.ts';
import type { ConfigMap, Secret } from '../../src/model/configuration.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { LimitRange, PriorityClass, ResourceQuota, RuntimeClass } from '../../src/model/policy.ts';
import { clusterMeta, fieldsOf, NAMESPACE, namespacedMeta, type Options } from './meta.ts';

export function namespace(name: string, options: Options<Namespace> = {}): Namespace {
  return {
    meta: clusterMeta('v1', 'Namespace', name, options),
    phase: 'Active',
    conditions: [],
    ...fieldsOf(options),
  };
}

export function configMap(name: string, options: Options<ConfigMap> = {}): ConfigMap {
  return {
    meta: namespacedMeta('v1', 'ConfigMap', name, options),
    keys: ['settings.yaml'],
    bytes: 640,
    addresses: [],
    immutable: false,
    ...fieldsOf(options),
  };
}

export function secret(name: string, options: Options<Secret> = {}): Secret {
  return {
    meta: namespacedMeta('v1', 'Secret', name, options),
    type: 'Opaque',
    keys: ['password'],
    immutable: false,
    ...fieldsOf(options),
  };
}

export function serviceAccount(name: string, options: Options<ServiceAccount> = {}): ServiceAccount {
  return {
    meta: namespacedMeta('v1', 'ServiceAccount', name, options),
    secrets: [],
    imagePullSecrets: [],
    automountServiceAccountToken: false,
    ...fieldsOf(options),
  };
}

const RBAC = 'rbac.authorization.k8s.io/v1';
const READ_PODS = {
  apiGroups: [''],
  resources: ['pods'],
  resourceNames: [],
  nonResourceURLs: [],
  verbs: ['get', 'list'],
};

/** May read pods, unless said otherwise. */
export function role(name: string, options: Options<Role> = {}): Role {
  const meta = namespacedMeta(RBAC, 'Role', name, options);
  return { meta, rules: [READ_PODS], aggregated: false, aggregates: [], ...fieldsOf(options) };
}

export function clusterRole(name: string, options: Options<Role> = {}): Role {
  const meta = clusterMeta(RBAC, 'ClusterRole', name, options);
  return { meta, rules: [READ_PODS], aggregated: false, aggregates: [], ...fieldsOf(options) };
}

/** Binds the Role of its name to the ServiceAccount of its name, unless said otherwise. */
export function roleBinding(name: string, options: Options<RoleBinding> = {}): RoleBinding {
  const meta = namespacedMeta(RBAC, 'RoleBinding', name, options);
  return {
    meta,
    role: { kind: 'Role', namespace: meta.namespace, name },
    subjects: [{ kind: 'ServiceAccount', namespace: meta.namespace, name }],
    ...fieldsOf(options),
  };
}

export function clusterRoleBinding(name: string, options: Options<RoleBinding> = {}): RoleBinding {
  return {
    meta: clusterMeta(RBAC, 'ClusterRoleBinding', name, options),
    role: { kind: 'ClusterRole', namespace: null, name },
    subjects: [{ kind: 'ServiceAccount', namespace: NAMESPACE, name }],
    ...fieldsOf(options),
  };
}

/** Limits nothing unless said otherwise. */
export function resourceQuota(name: string, options: Options<ResourceQuota> = {}): ResourceQuota {
  return {
    meta: namespacedMeta('v1', 'ResourceQuota', name, options),
    hard: {},
    used: {},
    scopes: [],
    ...fieldsOf(options),
  };
}

export function limitRange(name: string, options: Options<LimitRange> = {}): LimitRange {
  return { meta: namespacedMeta('v1', 'LimitRange', name, options), limits: [], ...fieldsOf(options) };
}

export function priorityClass(name: string, options: Options<PriorityClass> = {}): PriorityClass {
  return {
    meta: clusterMeta('scheduling.k8s.io/v1', 'PriorityClass', name, options),
    value: 1000,
    globalDefault: false,
    ...fieldsOf(options),
  };
}

export function runtimeClass(name: string, options: Options<RuntimeClass> = {}): RuntimeClass {
  const meta = clusterMeta('node.k8s.io/v1', 'RuntimeClass', name, options);
  return { meta, handler: name, ...fieldsOf(options) };
}
