import { condition } from '../model/condition.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { type PodProblem, podProblem, STARTING_GRACE } from '../model/pod-problem.ts';
import type { Deployment, ReplicaSet } from '../model/workload.ts';

/** A Deployment on its way from one template to the next, and what holds it up. */
export interface StuckRollout {
  /** Of the newest revision. */
  readonly current: ReplicaSet;
  /** Of the newest older revision that still has ready replicas. */
  readonly serving: ReplicaSet | null;
  /** Of the revision before the newest, which `kubectl rollout undo` goes back to by itself. */
  readonly previous: ReplicaSet | null;
  readonly broken: readonly BrokenPod[];
  /** Pods of the newest revision, broken or not. */
  readonly pods: readonly Pod[];
  readonly deadlineExceeded: boolean;
}

export interface BrokenPod {
  readonly pod: Pod;
  readonly problem: PodProblem;
}

/**
 * A rollout is stuck when the controller gave it up, or when pods of its newest revision cannot run while an older
 * one still serves. Slow starters are the controller's to judge. A Deployment that never had another version is not
 * rolling out: what keeps its pods from running is all there is to say.
 */
export function stuckRollout(
  deployment: Deployment,
  links: Pick<Links, 'replicaSetsOf' | 'podsOf'>,
  now: Instant,
): StuckRollout | null {
  if (deployment.paused || deployment.replicas === 0 || deployment.meta.deletedAt !== null) return null;
  const [current, ...older] = links.replicaSetsOf(deployment);
  if (current === undefined || (older.length === 0 && (current.revision ?? 1) <= 1)) return null;
  const pods = links.podsOf(reference(current));
  const deadlineExceeded = isDeadlineExceeded(deployment) && !isRolledOut(deployment);
  const broken = pods.flatMap((pod): BrokenPod[] => {
    const problem = podProblem(pod, now);
    return problem !== null && holdsUp(problem, deadlineExceeded) && !isYoung(pod, now)
      ? [{ pod, problem }]
      : [];
  });
  const serving = older.find((set) => set.status.ready > 0) ?? null;
  if (!deadlineExceeded && (broken.length === 0 || serving === null)) return null;
  return { current, serving, previous: older[0] ?? null, broken, pods, deadlineExceeded };
}

/** Whether pods in this state will not run by waiting; those that start slowly count once the deadline is over. */
function holdsUp(problem: PodProblem, deadlineExceeded: boolean): boolean {
  switch (problem.class) {
    case 'image':
    case 'configuration':
    case 'crash':
    case 'unschedulable':
    case 'unscheduled':
      return true;
    case 'starting':
    case 'unready':
      return deadlineExceeded;
    default:
      return false;
  }
}

function isYoung(pod: Pod, now: Instant): boolean {
  return pod.meta.createdAt !== null && now - pod.meta.createdAt < STARTING_GRACE;
}

function isDeadlineExceeded(deployment: Deployment): boolean {
  const progressing = condition(deployment.conditions, 'Progressing');
  return progressing?.status === 'False' && progressing.reason === 'ProgressDeadlineExceeded';
}

/** The condition is set a moment later than the counters. */
export function isRolledOut({ replicas, status }: Deployment): boolean {
  return status.updated >= replicas && status.available >= replicas && status.unavailable === 0;
}
