import { isRecord, type JsonRecord, text } from './json.ts';
import { KINDS, kindOf } from './kinds.ts';
import { byObjectKey, type ObjectReference, objectKey } from './object.ts';

/**
 * What the `spec` of a custom resource names, by the names operators give such fields: `secretName: cart-tls`,
 * `configMapRef: { name }`, `{ kind, name }`. In `namespace` unless a reference names its own. Sorted, without
 * duplicates. At most 10,000 values, 12 levels deep, are looked at: beyond that a reference is not found.
 */
export function referencesIn(spec: unknown, namespace: string | null): readonly ObjectReference[] {
  const found = new Map<string, ObjectReference>();
  for (const node of objectsIn(spec)) {
    for (const reference of referencesOf(node, namespace)) found.set(objectKey(reference), reference);
  }
  return [...found.values()].toSorted(byObjectKey);
}

const DEEPEST = 12;
const MOST_VALUES = 10_000;

/** Fields that hold a name. */
const NAME_FIELDS: ReadonlyMap<string, string> = new Map([
  ['secretName', 'Secret'],
  ['configMapName', 'ConfigMap'],
  ['serviceName', 'Service'],
  ['serviceAccountName', 'ServiceAccount'],
  ['claimName', 'PersistentVolumeClaim'],
]);

/** Fields that hold an object, or a list of them, with a `name`. */
const REFERENCE_FIELDS: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secret'],
  ['secretRef', 'Secret'],
  ['secretKeyRef', 'Secret'],
  ['imagePullSecrets', 'Secret'],
  ['configMap', 'ConfigMap'],
  ['configMapRef', 'ConfigMap'],
  ['configMapKeyRef', 'ConfigMap'],
]);

const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;
/** What can stand in a path of the API; RBAC allows colons. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,252}$/;

/** The objects in a value, itself included, nearest first. */
function objectsIn(root: unknown): readonly JsonRecord[] {
  const found: JsonRecord[] = [];
  let level: readonly unknown[] = [root];
  let left = MOST_VALUES;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const looked = level.slice(0, left);
    left -= looked.length;
    found.push(...looked.filter(isRecord));
    level = childrenOf(looked, left);
  }
  return found;
}

function childrenOf(values: readonly unknown[], most: number): readonly unknown[] {
  const children: unknown[] = [];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    children.push(...Object.values(value).slice(0, most - children.length));
    if (children.length >= most) break;
  }
  return children;
}

function referencesOf(node: JsonRecord, namespace: string | null): readonly ObjectReference[] {
  const fields = Object.entries(node).flatMap(([field, value]) => referencesAt(field, value, namespace));
  const kind = text(node.kind);
  if (kind === null || !KIND.test(kind)) return fields;
  return [...fields, ...referenceTo(kind, text(node.apiVersion), node, namespace)];
}

function referencesAt(field: string, value: unknown, namespace: string | null): readonly ObjectReference[] {
  const named = NAME_FIELDS.get(field);
  if (named !== undefined) return referenceTo(named, null, { name: value }, namespace);
  const kind = REFERENCE_FIELDS.get(field);
  if (kind === undefined) return [];
  const targets: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
  return targets.filter(isRecord).flatMap((target) => referenceTo(kind, null, target, namespace));
}

function referenceTo(
  kind: string,
  apiVersion: string | null,
  target: JsonRecord,
  namespace: string | null,
): readonly ObjectReference[] {
  const name = text(target.name);
  if (name === null || !NAME.test(name)) return [];
  const known = kindOf(apiVersion, kind);
  if (known !== null && !KINDS[known].namespaced) return [{ kind, namespace: null, name }];
  const own = text(target.namespace);
  return [{ kind, namespace: own !== null && NAME.test(own) ? own : namespace, name }];
}
