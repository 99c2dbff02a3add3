import { areDifferentObjects, preference } from './fold.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { by, byCodeUnit } from './order.ts';

/** What became of an object that was put into a collection. */
export interface Placement {
  /** One of its name was there already; one of the two was kept. */
  readonly duplicate: boolean;
  /** And that was not the same object at another time, but another one. */
  readonly conflict: boolean;
}

/** Objects of one kind, one of each name. Which of two is kept does not depend on which came first. */
export interface Collection<T extends KubernetesObject> {
  /** `resource`: what keeps objects of several kinds apart, where it holds such. */
  add(object: T, resource?: string): Placement;
  /** By namespace, then name; of several kinds each for itself. */
  sorted(): readonly T[];
}

export function createCollection<T extends KubernetesObject>(): Collection<T> {
  const groups = new Map<string, Map<string, T>>();
  return {
    add(object, resource) {
      const { meta } = object;
      // By their names as they are: a key made for each object would stay as long as the object.
      const objects = ofGroup(groups, groupKey(meta, resource));
      const known = objects.get(meta.name);
      if (known === undefined || preference(meta, known.meta) < 0) objects.set(meta.name, object);
      return known === undefined
        ? FIRST
        : { duplicate: true, conflict: areDifferentObjects(known.meta, meta) };
    },
    sorted: () => [...groups].toSorted(by(([key]) => key)).flatMap(([, objects]) => sortedByName(objects)),
  };
}

/** kubectl prints them sorted, so that looking is mostly enough. */
function sortedByName<T extends KubernetesObject>(objects: ReadonlyMap<string, T>): readonly T[] {
  let last = '';
  for (const name of objects.keys()) {
    if (name < last) return [...objects.values()].toSorted(byName);
    last = name;
  }
  return [...objects.values()];
}

const FIRST: Placement = { duplicate: false, conflict: false };

function ofGroup<T>(groups: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = new Map<string, T>();
  groups.set(key, group);
  return group;
}

/** A line break cannot be part of either. */
function groupKey({ namespace }: ObjectMeta, resource: string | undefined): string {
  return resource === undefined ? (namespace ?? '') : `${resource}\n${namespace ?? ''}`;
}

/** Objects without a namespace first. */
export function byName(a: KubernetesObject, b: KubernetesObject): number {
  return byCodeUnit(a.meta.namespace ?? '', b.meta.namespace ?? '') || byCodeUnit(a.meta.name, b.meta.name);
}
