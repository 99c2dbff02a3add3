import { type KindName, kindOf } from '../../model/kinds.ts';
import { lazilyBy } from '../../model/lazy.ts';
import { type ObjectKey, type ObjectReference, objectKey } from '../../model/object.ts';
import type { Entry } from './entry.ts';
import type { Portrait } from './portrait.ts';

/** What a side knows of the objects that findings are about. */
export interface Subjects {
  /** It is not there, in a list that was captured whole. */
  isAbsent(ref: ObjectReference): boolean;
  /** `null`: it has none, or was not captured. */
  ownerOf(ref: ObjectReference): ObjectReference | null;
  /** `spec.replicas`; `null` of kinds without, and where it was not captured. */
  replicasOf(ref: ObjectReference): string | null;
}

export function subjects({ kinds, pods, captured }: Portrait): Subjects {
  const entries = lazilyBy((name: KindName): ReadonlyMap<ObjectKey, Entry> => {
    const own = name === 'pods' ? pods : (kinds.find((kind) => kind.name === name)?.entries ?? []);
    return new Map(own.map((entry) => [objectKey(entry.ref), entry]));
  });
  const find = (ref: ObjectReference) => {
    const name = kindOf(null, ref.kind);
    return name === null ? undefined : entries(name).get(objectKey(ref));
  };
  return {
    isAbsent: (ref) => {
      const name = kindOf(null, ref.kind);
      return name !== null && find(ref) === undefined && captured.all(name, ref.namespace);
    },
    ownerOf: (ref) => find(ref)?.owner ?? null,
    replicasOf: (ref) => {
      const field = find(ref)
        ?.fields()
        .find(({ path }) => path === 'spec.replicas');
      return typeof field?.value === 'string' ? field.value : null;
    },
  };
}
