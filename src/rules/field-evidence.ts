import type { Condition } from '../model/condition.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Evidence } from './finding.ts';

/** A field of an object, as text; `null` and undefined print as kubectl does. */
export function field(
  object: KubernetesObject,
  path: string,
  value: string | number | boolean | null,
): Evidence {
  return { source: object.meta.source, path, value: value === null ? '<none>' : String(value) };
}

interface Conditioned extends KubernetesObject {
  readonly conditions: readonly Condition[];
}

/** Status, reason and message of one condition, as far as it has them; nothing where the object has no such condition. */
export function conditionFields(object: Conditioned, type: string): readonly Evidence[] {
  const index = object.conditions.findIndex((entry) => entry.type === type);
  const found = object.conditions[index];
  if (found === undefined) return [];
  if (object.meta.source.text?.form === 'table')
    return [field(object, 'STATUS', type === 'Ready' ? 'NotReady' : type)];
  const path = `status.conditions[${index}]`;
  return [
    field(object, `${path}.status`, found.status),
    ...(found.reason === null ? [] : [field(object, `${path}.reason`, found.reason)]),
    ...(found.message === null ? [] : [field(object, `${path}.message`, found.message)]),
  ];
}
