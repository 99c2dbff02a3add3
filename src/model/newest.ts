import type { Condition } from './condition.ts';
import type { ContainerState } from './container.ts';
import type { Event } from './event.ts';
import type { Lease } from './extension.ts';
import type { Instant } from './instant.ts';
import { type KubernetesObject, namespacedName } from './object.ts';
import type { Pod } from './pod.ts';

/** A moment something in the snapshot speaks of, and what. */
export interface Dated {
  readonly at: Instant;
  readonly detail: string;
}

/** The later of two; of equal ones the first by text, so that order does not matter. */
export function later(a: Dated | null, b: Dated | null): Dated | null {
  if (a === null || b === null) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.detail <= b.detail ? a : b;
}

/** What a cluster makes by itself as it runs. Anything else may be put into a capture, or into a cluster, by hand. */
const MADE_BY_THE_CLUSTER: ReadonlySet<string> = new Set([
  'Pod',
  'ReplicaSet',
  'Job',
  'Event',
  'Lease',
  'Node',
]);

/** When an object was created: the last resort where nothing in the snapshot tells more. */
export function creation({ meta }: KubernetesObject, since: Instant | null = null): Dated | null {
  if (meta.createdAt === null || (since !== null && meta.createdAt < since)) return null;
  return { at: meta.createdAt, detail: `${meta.kind} ${namespacedName(meta)}: metadata.creationTimestamp` };
}

/**
 * The last moment an object knows of, unless all of them are before `since`. Only from fields that are written as
 * things happen: expiries, deadlines and schedules speak of the future, and the creation of what people write says
 * nothing of the capture.
 */
export function newestMoment(object: KubernetesObject, since: Instant | null = null): Dated | null {
  const created = MADE_BY_THE_CLUSTER.has(object.meta.kind) ? object.meta.createdAt : null;
  const last = Math.max(created ?? 0, newestOf(object));
  if (last === 0 || (since !== null && last < since)) return null;
  const field =
    created === last
      ? 'metadata.creationTimestamp'
      : (moments(object).find(({ at }) => at === last)?.field ?? 'status');
  return { at: last, detail: `${object.meta.kind} ${namespacedName(object.meta)}: ${field}` };
}

/** The latest of an object's moments but its creation, 0 of none. Nothing is made on the way: objects are many. */
function newestOf(object: KubernetesObject): Instant {
  let last = 0;
  if (hasConditions(object))
    for (const { changedAt, heartbeatAt } of object.conditions)
      last = Math.max(last, changedAt ?? 0, heartbeatAt ?? 0);
  if (isPod(object)) {
    for (const { state, lastState } of object.initContainers)
      last = Math.max(last, newestOfState(state), newestOfState(lastState));
    for (const { state, lastState } of object.containers)
      last = Math.max(last, newestOfState(state), newestOfState(lastState));
  } else if (isEvent(object)) last = Math.max(last, object.lastAt ?? 0);
  else if (isLease(object)) last = Math.max(last, object.renewedAt ?? 0);
  return last;
}

function newestOfState(state: ContainerState): Instant {
  if (state.phase === 'running') return state.startedAt ?? 0;
  return state.phase === 'terminated' ? Math.max(state.startedAt ?? 0, state.finishedAt ?? 0) : 0;
}

interface Moment {
  readonly field: string;
  readonly at: Instant | null;
}

function moments(object: KubernetesObject): readonly Moment[] {
  return [
    ...(hasConditions(object) ? object.conditions.flatMap(conditionMoments) : []),
    ...(isPod(object) ? podMoments(object) : []),
    ...(isEvent(object) ? [{ field: 'lastTimestamp', at: object.lastAt }] : []),
    ...(isLease(object) ? [{ field: 'spec.renewTime', at: object.renewedAt }] : []),
  ];
}

function conditionMoments({ type, changedAt, heartbeatAt }: Condition): readonly Moment[] {
  return [changedAt, heartbeatAt].map((at) => ({ field: `status.conditions, ${type}`, at }));
}

function podMoments(pod: Pod): readonly Moment[] {
  return [...pod.initContainers, ...pod.containers].flatMap(({ name, state, lastState }) =>
    [...stateInstants(state), ...stateInstants(lastState)].map((at) => ({ field: `status of ${name}`, at })),
  );
}

function stateInstants(state: ContainerState): readonly (Instant | null)[] {
  if (state.phase === 'running') return [state.startedAt];
  return state.phase === 'terminated' ? [state.startedAt, state.finishedAt] : [];
}

type WithConditions = KubernetesObject & { readonly conditions: readonly Condition[] };

function hasConditions(object: KubernetesObject): object is WithConditions {
  return 'conditions' in object;
}

function isPod(object: KubernetesObject): object is Pod {
  return object.meta.kind === 'Pod';
}

function isEvent(object: KubernetesObject): object is Event {
  return object.meta.kind === 'Event';
}

function isLease(object: KubernetesObject): object is Lease {
  return object.meta.kind === 'Lease';
}
