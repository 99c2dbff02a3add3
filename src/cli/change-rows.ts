import type { FieldChange, ObjectChange } from '../analysis/comparison/comparison.ts';
import { groupBy } from '../model/grouping.ts';
import type { ObjectReference } from '../model/object.ts';
import { objectWords } from './finding-rows.ts';

interface Change {
  readonly change: ObjectChange['change'];
  readonly ref: ObjectReference;
  /** `null` of what was created, deleted or replaced. */
  readonly field: FieldChange | null;
}

/** One row for equal changes to objects of one kind; of what came or went, for each kind and namespace. */
export function changeRows(objects: readonly ObjectChange[]): readonly (readonly string[])[] {
  const changes = objects.flatMap(({ change, ref, fields }): readonly Change[] => [
    ...(change === 'changed' ? [] : [{ change, ref, field: null }]),
    ...fields.map((field) => ({ change: 'changed' as const, ref, field })),
  ]);
  const groups = groupBy(changes, ({ change, ref, field }) =>
    JSON.stringify([change, ref.kind, field === null ? ref.namespace : field]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { change, ref, field } = first;
    const values = field === null ? [] : [fieldWords(field.path), field.before ?? '-', field.after ?? '-'];
    return [[change, objectWords(ref, others.length), ...values]];
  });
}

/** `container meds: image` for what jsonpath asks by a filter. */
function fieldWords(path: string): string {
  return path
    .replace(
      /^(?:spec\.jobTemplate\.)?spec\.template\.spec\.((?:initC|c)ontainer)s\[\?\(@\.name=="(.*?)"\)\]\./,
      '$1 $2: ',
    )
    .replace(/^status\.conditions\[\?\(@\.type=="(.*?)"\)\]\.status$/, 'condition $1');
}
