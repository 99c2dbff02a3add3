import { flag, isRecord, type JsonRecord, record, records, text, texts } from './json.ts';
import { type KubernetesObject, type ObjectMeta, type ObjectReference, objectKey } from './object.ts';
import { by, byCodeUnit } from './order.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';

export interface ServiceAccount extends KubernetesObject {
  readonly secrets: readonly string[];
  readonly imagePullSecrets: readonly string[];
  readonly automountServiceAccountToken: boolean | null;
}

/** A Role or ClusterRole. */
export interface Role extends KubernetesObject {
  readonly rules: readonly PolicyRule[];
  readonly aggregated: boolean;
  /** ClusterRoles whose rules it takes over. */
  readonly aggregates: readonly LabelSelector[];
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

export function readServiceAccount(raw: JsonRecord, meta: ObjectMeta, share: Share): ServiceAccount {
  return {
    meta,
    secrets: share(names(raw.secrets)),
    imagePullSecrets: share(names(raw.imagePullSecrets)),
    automountServiceAccountToken: flag(raw.automountServiceAccountToken),
  };
}

/** Reads a Role or a ClusterRole. Lists within a rule are sorted. */
export function readRole(raw: JsonRecord, meta: ObjectMeta, share: Share): Role {
  return {
    meta,
    rules: share(records(raw.rules).map(readRule)),
    aggregated: isRecord(raw.aggregationRule),
    aggregates: share(
      records(record(raw.aggregationRule).clusterRoleSelectors).flatMap(
        (one) => readLabelSelector(one) ?? [],
      ),
    ),
  };
}

/** Reads a RoleBinding or a ClusterRoleBinding. Subjects are sorted; only ServiceAccounts have a namespace. */
export function readRoleBinding(raw: JsonRecord, meta: ObjectMeta, share: Share): RoleBinding {
  const { kind, name } = record(raw.roleRef);
  const role = text(kind) ?? '';
  const subjects = records(raw.subjects).flatMap((subject) => readSubject(subject, meta) ?? []);
  return {
    meta,
    role: { kind: role, namespace: role === 'Role' ? meta.namespace : null, name: text(name) ?? '' },
    subjects: share(subjects.toSorted(by(objectKey))),
  };
}

function names(value: unknown): readonly string[] {
  const found = records(value).flatMap((entry) => text(entry.name) ?? []);
  return [...new Set(found)].toSorted(byCodeUnit);
}

function readRule(rule: JsonRecord): PolicyRule {
  return {
    apiGroups: texts(rule.apiGroups).toSorted(byCodeUnit),
    resources: texts(rule.resources).toSorted(byCodeUnit),
    resourceNames: texts(rule.resourceNames).toSorted(byCodeUnit),
    nonResourceURLs: texts(rule.nonResourceURLs).toSorted(byCodeUnit),
    verbs: texts(rule.verbs).toSorted(byCodeUnit),
  };
}

function readSubject(subject: JsonRecord, meta: ObjectMeta): ObjectReference | null {
  const kind = text(subject.kind);
  const name = text(subject.name);
  if (kind === null || name === null) return null;
  const namespace = kind === 'ServiceAccount' ? (text(subject.namespace) ?? meta.namespace) : null;
  return { kind, namespace, name };
}
