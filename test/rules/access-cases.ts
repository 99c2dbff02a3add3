import type { PolicyRule } from '../../src/model/access.ts';
import type { ObjectReference } from '../../src/model/object.ts';
import type { ClusterOptions } from '../builders/cluster.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding } from '../builders/configuration.ts';

/** Every verb on every resource of the core group, unless said otherwise. */
export function allowing(options: Partial<PolicyRule> = {}): PolicyRule {
  return {
    apiGroups: [''],
    resources: ['*'],
    resourceNames: [],
    nonResourceURLs: [],
    verbs: ['*'],
    ...options,
  };
}

export const EVERYTHING = allowing({ apiGroups: ['*'] });

export function account(name: string, namespace = 'shop'): ObjectReference {
  return { kind: 'ServiceAccount', namespace, name };
}

export function group(name: string): ObjectReference {
  return { kind: 'Group', namespace: null, name };
}

/** A ClusterRole `wide` with the rules, held by the subjects in the whole cluster. */
export function everywhere(
  rules: readonly PolicyRule[],
  ...subjects: readonly ObjectReference[]
): ClusterOptions {
  return {
    clusterRoles: [clusterRole('wide', { rules })],
    clusterRoleBindings: [clusterRoleBinding('wide', { subjects })],
  };
}

/** A Role `local` with the rules, held by the subjects in namespace `shop`. */
export function inShop(
  rules: readonly PolicyRule[],
  ...subjects: readonly ObjectReference[]
): ClusterOptions {
  return {
    clusterRoles: [],
    clusterRoleBindings: [],
    roles: [role('local', { rules })],
    roleBindings: [roleBinding('local', { subjects })],
  };
}
