import type { Objects } from './cluster.ts';
import { groupBy } from './grouping.ts';
import { type KindName, kindOf } from './kinds.ts';
import { lazily, lazilyBy } from './lazy.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';

/**
 * Finds captured objects by reference; each kind is indexed when first asked for. A built-in kind goes before
 * a custom one of the same name.
 */
export function createObjectIndex(objects: Objects): (ref: ObjectReference) => KubernetesObject | null {
  const ofKind = lazilyBy((name: KindName) => indexOf(objects[name]));
  const custom = lazily(() => indexesOf(objects.customResources));
  return (ref) => {
    const name = kindOf(null, ref.kind);
    const builtIn = name === null ? undefined : ofKind(name)(ref);
    return builtIn ?? custom().get(ref.kind)?.(ref) ?? null;
  };
}

type Index = (ref: ObjectReference) => KubernetesObject | undefined;

function indexesOf(objects: readonly KubernetesObject[]): ReadonlyMap<string, Index> {
  const kinds = groupBy(objects, ({ meta }) => meta.kind);
  return new Map([...kinds].map(([kind, own]) => [kind, indexOf(own)]));
}

/** Of objects of one kind. The names of a namespace are indexed when something in it is first asked for. */
function indexOf(objects: readonly KubernetesObject[]): Index {
  const byNamespace = groupBy(objects, ({ meta }) => meta.namespace);
  const named = lazilyBy((namespace: string | null) => byName(byNamespace.get(namespace) ?? []));
  return ({ namespace, name }) => named(namespace).get(name);
}

/** The first of each name. */
function byName(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const names = new Map<string, KubernetesObject>();
  for (const object of objects) if (!names.has(object.meta.name)) names.set(object.meta.name, object);
  return names;
}
