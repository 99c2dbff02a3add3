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
  const groups = new Map<string, Group<T>>();
  return {
    add(object, resource) {
      const key = groupKey(object.meta, resource);
      const group = groups.get(key) ?? new Group();
      groups.set(key, group);
      return group.add(object);
    },
    sorted: () => [...groups].toSorted(by(([key]) => key)).flatMap(([, group]) => group.sorted()),
  };
}

/** Objects of one namespace. kubectl prints them sorted, so that looking at the last is mostly enough. */
class Group<T extends KubernetesObject> {
  readonly #sorted: T[] = [];
  #last: string | null = null;
  /** By name, from the first on that did not come in order. */
  #byName: Map<string, T> | null = null;

  add(object: T): Placement {
    const { meta } = object;
    if (this.#byName === null && (this.#last === null || meta.name > this.#last)) {
      this.#sorted.push(object);
      this.#last = meta.name;
      return FIRST;
    }
    this.#byName ??= new Map(this.#sorted.map((one) => [one.meta.name, one]));
    const known = this.#byName.get(meta.name);
    if (known === undefined || preference(meta, known.meta) < 0) this.#byName.set(meta.name, object);
    return known === undefined ? FIRST : { duplicate: true, conflict: areDifferentObjects(known.meta, meta) };
  }

  sorted(): readonly T[] {
    const byName = this.#byName;
    if (byName === null) return this.#sorted;
    // Names alone are by code unit without a comparator, and no object is looked at for them.
    return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
  }
}

const FIRST: Placement = { duplicate: false, conflict: false };

/** A line break cannot be part of either. */
function groupKey({ namespace }: ObjectMeta, resource: string | undefined): string {
  return resource === undefined ? (namespace ?? '') : `${resource}\n${namespace ?? ''}`;
}

/** Objects without a namespace first. */
export function byName(a: KubernetesObject, b: KubernetesObject): number {
  return byCodeUnit(a.meta.namespace ?? '', b.meta.namespace ?? '') || byCodeUnit(a.meta.name, b.meta.name);
}
