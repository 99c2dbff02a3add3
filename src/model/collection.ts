import { areDifferentObjects, preference } from './fold.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { byCodeUnit } from './order.ts';

/** What became of an object that was put into a collection. */
export interface Placement {
  /** One of its name was there already; one of the two was kept. */
  readonly duplicate: boolean;
  /** And that was not the same object at another time, but another one. */
  readonly conflict: boolean;
}

/** Objects of one kind, one of each name. Which of two is kept does not depend on which came first. */
export interface Collection<T extends KubernetesObject> {
  add(key: string, object: T): Placement;
  /** By namespace, then name. */
  sorted(): readonly T[];
}

export function createCollection<T extends KubernetesObject>(): Collection<T> {
  const objects = new Map<string, T>();
  return {
    add(key, object) {
      const known = objects.get(key);
      if (known === undefined || preference(object.meta, known.meta) < 0) objects.set(key, object);
      return {
        duplicate: known !== undefined,
        conflict: known !== undefined && areDifferentObjects(known.meta, object.meta),
      };
    },
    sorted: () => [...objects.values()].toSorted(byName),
  };
}

/** `shop` and `cart` of a kind; a line break cannot be part of either. */
export function nameKey({ namespace, name }: Pick<ObjectMeta, 'namespace' | 'name'>): string {
  return `${namespace ?? ''}\n${name}`;
}

/** Objects without a namespace first. */
export function byName(a: KubernetesObject, b: KubernetesObject): number {
  return byCodeUnit(a.meta.namespace ?? '', b.meta.namespace ?? '') || byCodeUnit(a.meta.name, b.meta.name);
}
