import { type Condition, fixedChange } from './condition.ts';
import type { ContainerState, ContainerStatus } from './container.ts';
import { fixedEnd } from './container-status.ts';
import type { Event } from './event.ts';
import type { Lease } from './extension.ts';
import type { Instant } from './instant.ts';
import { type KubernetesObject, namespacedName } from './object.ts';
import type { Pod } from './pod.ts';
import { RowPod } from './row-pod.ts';

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
  if (since !== null && isPod(object) && isOver(object, since)) return null;
  let last = (MADE_BY_THE_CLUSTER.has(object.meta.kind) ? object.meta.createdAt : null) ?? 0;
  let field = 'metadata.creationTimestamp';
  let part = '';
  visitMoments(object, (at, ownField, ownPart) => {
    if (at === null || at <= last) return;
    last = at;
    field = ownField;
    part = ownPart;
  });
  if (last === 0 || (since !== null && last < since)) return null;
  return { at: last, detail: `${object.meta.kind} ${namespacedName(object.meta)}: ${field}${part}` };
}

/** Whether a pod surely knows of nothing from `since` on: asked first, because pods are many and most are old. */
function isOver(pod: Pod, since: Instant): boolean {
  if ((pod.meta.createdAt ?? 0) >= since) return false;
  if (pod instanceof RowPod) return pod.isOver(since);
  return (
    fixedChange(pod.conditions) < since &&
    fixedEnd(pod.initContainers) < since &&
    fixedEnd(pod.containers) < since
  );
}

/** Takes a moment, the field that holds it, and which of several such fields: texts that are there already. */
type Visit = (at: Instant | null, field: string, part: string) => void;

/** All moments of an object but its creation. Nothing is made on the way: objects are many. */
function visitMoments(object: KubernetesObject, visit: Visit): void {
  if (hasConditions(object)) {
    for (const { type, changedAt, heartbeatAt } of object.conditions) {
      visit(changedAt, 'status.conditions, ', type);
      visit(heartbeatAt, 'status.conditions, ', type);
    }
  }
  if (isPod(object)) {
    for (const container of object.initContainers) visitContainer(container, visit);
    for (const container of object.containers) visitContainer(container, visit);
  }
  if (isEvent(object)) visit(object.lastAt, 'lastTimestamp', '');
  if (isLease(object)) visit(object.renewedAt, 'spec.renewTime', '');
}

function visitContainer({ name, state, lastState }: ContainerStatus, visit: Visit): void {
  visitState(state, name, visit);
  visitState(lastState, name, visit);
}

function visitState(state: ContainerState, name: string, visit: Visit): void {
  if (state.phase === 'running') visit(state.startedAt, 'status of ', name);
  if (state.phase !== 'terminated') return;
  visit(state.startedAt, 'status of ', name);
  visit(state.finishedAt, 'status of ', name);
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
