import type { Objects } from './cluster.ts';
import { groupBy } from './grouping.ts';
import { type KindName, kindOf } from './kinds.ts';
import { lazily, lazilyBy } from './lazy.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';

/**
 * Finds captured objects by reference; each kind is indexed when first asked for. A built-in kind goes before
 * a custom one of the same name.
 */
export function createObjectIndex(
  objects: Objects,
  podsByNamespace: () => ByNamespace,
): (ref: ObjectReference) => KubernetesObject | null {
  const ofKind = lazilyBy((name: KindName) =>
    indexOf(name === 'pods' ? podsByNamespace() : byNamespace(objects[name])),
  );
  const custom = lazily(() => indexesOf(objects.customResources));
  return (ref) => {
    const name = kindOf(null, ref.kind);
    const builtIn = name === null ? undefined : ofKind(name)(ref);
    return builtIn ?? custom().get(ref.kind)?.(ref) ?? null;
  };
}

/** Objects of one kind; `null` for those that are in none. */
export type ByNamespace = ReadonlyMap<string | null, readonly KubernetesObject[]>;

function byNamespace(objects: readonly KubernetesObject[]): ByNamespace {
  return groupBy(objects, ({ meta }) => meta.namespace);
}

type Index = (ref: ObjectReference) => KubernetesObject | undefined;

function indexesOf(objects: readonly KubernetesObject[]): ReadonlyMap<string, Index> {
  const kinds = groupBy(objects, ({ meta }) => meta.kind);
  return new Map([...kinds].map(([kind, own]) => [kind, indexOf(byNamespace(own))]));
}

/** The names of a namespace are indexed when something in it is first asked for. */
function indexOf(objects: ByNamespace): Index {
  const named = lazilyBy((namespace: string | null) => byName(objects.get(namespace) ?? []));
  return ({ namespace, name }) => named(namespace).get(name);
}

/** The first of each name. */
function byName(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const names = new Map<string, KubernetesObject>();
  for (const object of objects) if (!names.has(object.meta.name)) names.set(object.meta.name, object);
  return names;
}
