import type { Objects } from './cluster.ts';
import { type KindName, kindOf } from './kinds.ts';
import { lazily, lazilyBy } from './lazy.ts';
import {
  type KubernetesObject,
  type ObjectKey,
  type ObjectReference,
  objectKey,
  reference,
} from './object.ts';

/**
 * Finds captured objects by reference; each kind is indexed when first asked for. A built-in kind goes before
 * a custom one of the same name.
 */
export function createObjectIndex(objects: Objects): (ref: ObjectReference) => KubernetesObject | null {
  const ofKind = lazilyBy((name: KindName) => indexOf(objects[name]));
  const custom = lazily(() => indexOf(objects.customResources));
  return (ref) => {
    const name = kindOf(null, ref.kind);
    const key = objectKey(ref);
    return (name === null ? undefined : ofKind(name).get(key)) ?? custom().get(key) ?? null;
  };
}

function indexOf(objects: readonly KubernetesObject[]): ReadonlyMap<ObjectKey, KubernetesObject> {
  const index = new Map<ObjectKey, KubernetesObject>();
  for (const object of objects) {
    const key = objectKey(reference(object));
    if (!index.has(key)) index.set(key, object);
  }
  return index;
}
