import { condition } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { containersInOrder, containerTrouble } from './container-trouble.ts';
import type { Instant } from './instant.ts';
import type { Pod } from './pod.ts';
import { refusalReason } from './pod-refusal.ts';
import { RowPod } from './row-pod.ts';
import { UNKNOWN_EXIT_CODE } from './text-form.ts';

/**
 * What is wrong with a pod: one class each, so that every broken pod is reported once, by the rule of its class.
 * Finished pods of Jobs, pods that are just starting and pods deleted within their grace period have no problem.
 */
export type PodProblem =
  /** Deleted, and its grace period is over at capture time. */
  | { readonly class: 'stuck-terminating'; readonly since: Instant }
  /** Phase Failed with reason Evicted, Preempting, Shutdown, OutOfcpu, ...: the node refused or removed it. */
  | { readonly class: 'evicted'; readonly reason: string }
  /** Phase Failed otherwise: its containers ended with an error and will not be started again. */
  | { readonly class: 'failed'; readonly container: string | null; readonly exitCode: number | null }
  /** PodScheduled is False: the scheduler tried and says why. */
  | { readonly class: 'unschedulable'; readonly message: string | null; readonly since: Instant | null }
  /** No node, no PodScheduled condition: nobody tried. */
  | { readonly class: 'unscheduled'; readonly since: Instant | null }
  /** An image cannot be had. */
  | {
      readonly class: 'image';
      readonly container: string;
      readonly reason: string;
      readonly message: string | null;
    }
  /** A container cannot be created or started from its configuration. */
  | {
      readonly class: 'configuration';
      readonly container: string;
      readonly reason: string;
      readonly message: string | null;
    }
  /** A container ends with an error again and again. */
  | { readonly class: 'crash'; readonly container: string; readonly init: boolean; readonly restarts: number }
  /** Scheduled, and still creating, mounting or initializing longer than `STARTING_GRACE`. */
  | {
      readonly class: 'starting';
      readonly container: string | null;
      readonly reason: string;
      readonly since: Instant | null;
    }
  /** Running and not Ready longer than `STARTING_GRACE`. */
  | { readonly class: 'unready'; readonly containers: readonly string[]; readonly since: Instant | null }
  /** Phase Unknown, or anything no other class covers. */
  | { readonly class: 'unknown'; readonly status: string };

/** A pod younger than this may still be starting; probes and image pulls take their time. */
export const STARTING_GRACE = 2 * 60_000;

/** A scheduler answers within moments; the rest is for a capture that takes its time. */
export const UNSCHEDULED_GRACE = 60_000;

/**
 * Judges a pod by its phase, conditions and container states as they are at `now`, the capture time; what was once and
 * is over is no problem. A time that is missing counts as long ago.
 */
export function podProblem(pod: Pod, now: Instant): PodProblem | null {
  if (isSound(pod)) return null;
  const known = judged.get(pod);
  if (known !== undefined && known.now === now) return known.problem;
  const problem = judge(pod, now);
  judged.set(pod, { now, problem });
  return problem;
}

/** Every rule about pods asks; pods never change, so neither does the answer. Sound pods are not kept here. */
const judged = new WeakMap<Pod, { readonly now: Instant; readonly problem: PodProblem | null }>();

/** As most pods are: Ready, init containers done, the others running and never restarted. No class fits that. */
export function isSound(pod: Pod): boolean {
  // A pod that is like another differs from it in its restarts alone, of what is asked below.
  if (pod instanceof RowPod && pod.restarts.count === 0 && isSound(pod.first)) return true;
  const { meta, phase, readiness, initContainers, containers } = pod;
  return (
    phase === 'Running' &&
    meta.deletedAt === null &&
    readiness === 'True' &&
    initContainers.every(isDone) &&
    containers.every(isRunningStill)
  );
}

/** Since it was first started. */
function isRunningStill({ state, restartCount }: ContainerStatus): boolean {
  return state.phase === 'running' && restartCount === 0;
}

function isDone({ state }: ContainerStatus): boolean {
  return state.phase === 'terminated' && state.exitCode === 0 && state.reason === 'Completed';
}

function judge(pod: Pod, now: Instant): PodProblem | null {
  const { deletedAt } = pod.meta;
  if (deletedAt !== null) return deletedAt < now ? { class: 'stuck-terminating', since: deletedAt } : null;
  if (pod.phase === 'Succeeded') return null;
  if (pod.phase === 'Failed') return ended(pod);
  if (pod.phase === 'Pending' && !isBound(pod)) return unbound(pod, now);
  // The node stopped reporting, so its last word on the containers is worth nothing.
  if (pod.phase === 'Unknown') return { class: 'unknown', status: pod.status };
  const trouble = containerTrouble(pod, now);
  if (trouble !== null) return trouble;
  if (pod.phase === 'Pending') return starting(pod, now);
  if (pod.phase === 'Running') return starting(pod, now) ?? unready(pod, now);
  return { class: 'unknown', status: pod.status };
}

function ended(pod: Pod): PodProblem {
  const reason = refusalReason(pod);
  if (reason !== null) return { class: 'evicted', reason };
  for (const { status } of containersInOrder(pod)) {
    const { state, name } = status;
    if (state.phase === 'terminated' && state.exitCode !== 0) {
      const exitCode = state.exitCode === UNKNOWN_EXIT_CODE ? null : state.exitCode;
      return { class: 'failed', container: name, exitCode };
    }
  }
  return { class: 'failed', container: null, exitCode: null };
}

/** The name of the node may be redacted; that there is one is not. */
function isBound(pod: Pod): boolean {
  return pod.nodeName !== null || condition(pod.conditions, 'PodScheduled')?.status === 'True';
}

function unbound(pod: Pod, now: Instant): PodProblem | null {
  const { createdAt } = pod.meta;
  const scheduled = condition(pod.conditions, 'PodScheduled');
  // Held back on purpose, by a queue such as Kueue: the scheduler is not to try.
  // https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
  if (scheduled?.reason === 'SchedulingGated') return null;
  if (scheduled?.status === 'False') {
    return { class: 'unschedulable', message: scheduled.message, since: scheduled.changedAt ?? createdAt };
  }
  const isNew = createdAt !== null && now - createdAt <= UNSCHEDULED_GRACE;
  return isNew || isFresh(pod, now) ? null : { class: 'unscheduled', since: createdAt };
}

/** Something of the pod was not started yet: an init container runs, or a container waits for its turn. */
function starting(pod: Pod, now: Instant): PodProblem | null {
  const since =
    notReadySince(pod) ?? condition(pod.conditions, 'PodScheduled')?.changedAt ?? pod.meta.createdAt;
  if (!isOverGrace(since, now) || isFresh(pod, now)) return null;
  const pending = containersInOrder(pod).find(({ init, sidecar, status: { state, started } }) =>
    init && state.phase === 'running' ? !sidecar || started === false : state.phase === 'waiting',
  );
  if (pending === undefined && pod.phase === 'Running') return null;
  const state = pending?.status.state;
  const reason =
    state?.phase === 'running' ? 'PodInitializing' : state?.phase === 'waiting' ? state.reason : null;
  return { class: 'starting', container: pending?.status.name ?? null, reason: reason ?? pod.status, since };
}

function unready(pod: Pod, now: Instant): PodProblem | null {
  const ready = condition(pod.conditions, 'Ready');
  const containers = pod.containers.filter((status) => !status.ready).map((status) => status.name);
  const isReady = ready === null ? containers.length === 0 : ready.status === 'True';
  const since = notReadySince(pod);
  const isPatient = !isOverGrace(since, now) || isFresh(pod, now);
  return isReady || isPatient ? null : { class: 'unready', containers, since };
}

function notReadySince(pod: Pod): Instant | null {
  const ready = condition(pod.conditions, 'Ready');
  return ready === null || ready.status === 'True' ? null : ready.changedAt;
}

/** Text has no moments of readiness; a pod is not unready for longer than it is old, or since its last restart. */
function isFresh({ meta, restarts }: Pod, now: Instant): boolean {
  const { text } = meta.source;
  if (text === undefined) return false;
  if (text.ageMs !== null && text.ageMs <= STARTING_GRACE) return true;
  return restarts.lastAt !== null && now - restarts.lastAt <= STARTING_GRACE;
}

function isOverGrace(since: Instant | null, now: Instant): boolean {
  return since === null || now - since > STARTING_GRACE;
}
