import type { Condition } from '../../model/condition.ts';
import type { Instant } from '../../model/instant.ts';
import type { KubernetesObject, ObjectReference } from '../../model/object.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import type { TextForm } from '../../model/text-form.ts';
import type { Field } from './field.ts';

/** One object as a comparison needs it. */
export interface Entry {
  readonly ref: ObjectReference;
  readonly uid: string | null;
  readonly createdAt: Instant | null;
  readonly generation: number | null;
  /** Top owner; `null` for what nobody controls. */
  readonly owner: ObjectReference | null;
  /** Of what was read from text for people: most fields are not there, and ages are rounded. */
  readonly form: TextForm | null;
  /** What a workload's pods are to run. */
  readonly template: PodSpec | null;
  readonly conditions: readonly Condition[];
  readonly fields: () => readonly Field[];
}

/** A pod also says how it is, so that nothing else of it needs to be kept. */
export interface PodEntry extends Entry {
  /** kubectl's STATUS. */
  readonly status: string;
  readonly restarts: number;
  readonly startedAt: Instant | null;
  /** Something is wrong with it, or with its node. */
  readonly troubled: boolean;
}

export function entryOf(
  object: KubernetesObject,
  owner: ObjectReference | null,
  fields: () => readonly Field[],
): Entry {
  const { kind, namespace, name, uid, createdAt, source } = object.meta;
  return {
    ref: { kind, namespace, name },
    uid,
    createdAt,
    generation: 'generation' in object && typeof object.generation === 'number' ? object.generation : null,
    owner,
    form: source.text?.form ?? null,
    template: null,
    conditions: [],
    fields,
  };
}
