import { type Condition, readConditions } from './condition.ts';
import { type JsonRecord, record, text } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';

export interface Namespace extends KubernetesObject {
  readonly phase: string;
  readonly conditions: readonly Condition[];
}

/** Where no phase was captured, it is what the API server would have set: `Active`, or `Terminating` once deleted. */
export function readNamespace(raw: JsonRecord, meta: ObjectMeta): Namespace {
  const status = record(raw.status);
  return {
    meta,
    phase: text(status.phase) ?? (meta.deletedAt === null ? 'Active' : 'Terminating'),
    conditions: readConditions(status.conditions),
  };
}
