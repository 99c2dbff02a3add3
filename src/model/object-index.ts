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
    const builtIn = name === null ? undefined : found(ofKind(name), ref);
    return builtIn ?? found(custom().get(ref.kind), ref) ?? null;
  };
}

/** Objects of one kind by namespace, then by name. */
type Index = ReadonlyMap<string | null, ReadonlyMap<string, KubernetesObject>>;

function found(index: Index | undefined, { namespace, name }: ObjectReference): KubernetesObject | undefined {
  return index?.get(namespace)?.get(name);
}

function indexesOf(objects: readonly KubernetesObject[]): ReadonlyMap<string, Index> {
  const kinds = groupBy(objects, ({ meta }) => meta.kind);
  return new Map([...kinds].map(([kind, own]) => [kind, indexOf(own)]));
}

function indexOf(objects: readonly KubernetesObject[]): Index {
  const index = new Map<string | null, Map<string, KubernetesObject>>();
  let last: string | null = null;
  let names: Map<string, KubernetesObject> | undefined;
  for (const object of objects) {
    const { namespace, name } = object.meta;
    // Objects are sorted: those of a namespace stand side by side.
    if (names === undefined || namespace !== last) {
      names = index.get(namespace) ?? new Map<string, KubernetesObject>();
      index.set(namespace, names);
      last = namespace;
    }
    if (!names.has(name)) names.set(name, object);
  }
  return index;
}
