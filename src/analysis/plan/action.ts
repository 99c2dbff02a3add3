import type { KubernetesObject, ObjectReference } from '../../model/object.ts';
import { reference } from '../../model/object.ts';
import type { Guard, PlanAction } from './plan.ts';

interface ActionOptions {
  readonly tolerates: PlanAction['tolerates'];
  readonly generation?: number | null;
  readonly guards?: readonly Guard[];
  readonly waits?: readonly string[];
}

/**
 * The change to one object as a script makes it; nothing where no script may: an object without a uid could be another
 * one by now, and one with a name that no API server takes is not from one.
 */
export function action(
  { meta, ...object }: KubernetesObject,
  words: readonly string[],
  { tolerates, generation = null, guards = [], waits }: ActionOptions,
): readonly PlanAction[] {
  const target = reference({ meta, ...object });
  const guarded = [target, ...guards.flatMap(({ on }) => on ?? [])];
  if (!guarded.every(isAddressable) || !isPlain(meta.uid)) return [];
  if (guards.some(({ value }) => value !== '' && !isPlain(value))) return [];
  const resourceVersion = isPlain(meta.resourceVersion) ? meta.resourceVersion : null;
  if (tolerates === 'nothing' && resourceVersion === null) return [];
  return [
    {
      target,
      uid: meta.uid,
      resourceVersion,
      generation,
      tolerates,
      arguments: words,
      guards,
      waits: waits ?? null,
    },
  ];
}

/** A field of the target itself. */
export function must(path: string, value: string | number, after: string | null = null): Guard {
  return { on: null, path, value: String(value), after };
}

/** A field of another object. */
export function mustOf(
  on: ObjectReference,
  path: string,
  value: string | number,
  after: string | null = null,
): Guard {
  return { on, path, value: String(value), after };
}

/** Names as the API server takes them: DNS names, of whatever length, and nothing a shell or kubectl reads otherwise. */
export function isAddressable({ namespace, name }: ObjectReference): boolean {
  return [namespace ?? 'none', name].every((one) => NAME.test(one) && one.length <= LONGEST_NAME);
}

const NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
const LONGEST_NAME = 253;

/** As uids, versions, numbers and words of a status are. */
function isPlain(value: string | null): value is string {
  return value !== null && /^[0-9A-Za-z][0-9A-Za-z._-]{0,252}$/.test(value);
}
