import type { Fields, Json, Resource } from '../../fixtures/objects/resource.ts';

/** The object as `kubectl get --show-managed-fields` prints it: who owns which field, laid out by the API server. */
export function withManagedFields(object: Resource): Resource {
  const { annotations, generateName, labels, ownerReferences, creationTimestamp } = object.metadata;
  const made = { annotations, generateName, labels, ownerReferences };
  const entry = { apiVersion: object.apiVersion, fieldsType: 'FieldsV1', operation: 'Update' };
  return {
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: [
        {
          ...entry,
          fieldsV1: { 'f:metadata': owned(made), 'f:spec': owned(object['spec'] ?? {}) },
          manager: 'kube-controller-manager',
          time: creationTimestamp,
        },
        {
          ...entry,
          fieldsV1: { 'f:status': owned(object['status'] ?? {}) },
          manager: 'kubelet',
          subresource: 'status',
          time: creationTimestamp,
        },
      ],
    },
  };
}

function owned(value: Json): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[`f:${key}`, Array.isArray(member) ? list(key, member) : owned(member)]],
    ),
  );
}

/** A list whose entries are told apart by some of their fields has one member an entry; any other is owned whole. */
function list(key: string, entries: readonly Json[]): Fields {
  const keys = MERGE_KEYS.get(key);
  if (keys === undefined) return {};
  const members = entries.flatMap((entry) => {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [];
    const told = Object.entries(entry).filter(([name]) => keys.includes(name));
    return [[`k:${JSON.stringify(Object.fromEntries(told))}`, { '.': {}, ...owned(entry) }]];
  });
  return { '.': {}, ...Object.fromEntries(members) };
}

/** From the `listMapKey`s of the pod's schema. */
const MERGE_KEYS = new Map([
  ['containers', ['name']],
  ['initContainers', ['name']],
  ['env', ['name']],
  ['ports', ['containerPort', 'protocol']],
  ['volumeMounts', ['mountPath']],
  ['volumes', ['name']],
  ['conditions', ['type']],
  ['hostIPs', ['ip']],
  ['podIPs', ['ip']],
  ['ownerReferences', ['uid']],
]);
