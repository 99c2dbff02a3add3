import { byCodeUnit } from '../../model/order.ts';
import type { ObjectChange } from './comparison.ts';
import type { Entry } from './entry.ts';
import { fieldChanges } from './field-changes.ts';
import type { KindComparison } from './kind-comparison.ts';

/** Everything that happened to the objects of a kind, in what both sides can speak of. */
export function objectChanges({ scope, matching }: KindComparison): readonly ObjectChange[] {
  const lone = (entries: readonly Entry[], change: 'created' | 'deleted') =>
    entries
      .filter(({ ref }) => scope.holds(ref.namespace))
      .map(({ ref, owner }): ObjectChange => ({ ref, change, owner, fields: [] }));
  return [
    ...lone(matching.deleted, 'deleted'),
    ...lone(matching.created, 'created'),
    ...matching.replaced
      .filter(({ after }) => scope.holds(after.ref.namespace))
      .map(
        ({ before, after }): ObjectChange => ({
          ref: after.ref,
          change: 'replaced',
          owner: after.owner,
          fields: changedFields(before, after),
        }),
      ),
    ...matching.same.flatMap(({ before, after }): readonly ObjectChange[] => {
      const fields = changedFields(before, after);
      return fields.length === 0 ? [] : [{ ref: after.ref, change: 'changed', owner: after.owner, fields }];
    }),
  ].toSorted(byPlace);
}

function changedFields(before: Entry, after: Entry): ObjectChange['fields'] {
  const renamed =
    before.ref.name === after.ref.name
      ? []
      : [{ path: 'metadata.name', before: before.ref.name, after: after.ref.name }];
  // Two forms of text show different fields, and none of them shows all.
  if (before.form !== after.form) return renamed;
  return [...renamed, ...fieldChanges(before.fields(), after.fields(), before.form === null)];
}

function byPlace({ ref: a }: ObjectChange, { ref: b }: ObjectChange): number {
  return byCodeUnit(a.namespace ?? '', b.namespace ?? '') || byCodeUnit(a.name, b.name);
}
