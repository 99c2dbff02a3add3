import type { ContainerStatus } from './container.ts';
import type { Instant } from './instant.ts';
import type { Pod } from './pod.ts';
import type { PodProblem } from './pod-problem.ts';

/** What keeps one of a pod's containers from running at all; the first in starting order speaks for the pod. */
export function containerTrouble(pod: Pod, now: Instant): PodProblem | null {
  const containers = containersInOrder(pod);
  return (
    first(containers, image) ??
    first(containers, configuration) ??
    first(containers, (one) => crash(one, now))
  );
}

export interface OrderedContainer {
  readonly status: ContainerStatus;
  readonly init: boolean;
  /** An init container that runs beside the others. */
  readonly sidecar: boolean;
  /** What the kubelet does when it ends. Sidecars are restarted whatever the pod's policy. */
  readonly restartPolicy: string;
}

/** Init containers, then the others: the order in which they start. Ephemeral ones are for debugging. */
export function containersInOrder(pod: Pod): readonly OrderedContainer[] {
  const sidecars = new Set(pod.spec.initContainers.filter((one) => one.sidecar).map((one) => one.name));
  const { restartPolicy } = pod.spec;
  return [
    ...pod.initContainers.map((status) => {
      const sidecar = sidecars.has(status.name);
      return { status, init: true, sidecar, restartPolicy: sidecar ? 'Always' : restartPolicy };
    }),
    ...pod.containers.map((status) => ({ status, init: false, sidecar: false, restartPolicy })),
  ];
}

/** pkg/kubelet/images/types.go */
const IMAGE_REASONS: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** pkg/kubelet/kuberuntime/kuberuntime_container.go and pkg/kubelet/container/sync_result.go */
const CONFIGURATION_REASONS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'CreatePodSandboxError',
]);

/** How a runtime says that a container's process never began: no such program, no permission. */
const START_ERRORS: ReadonlySet<string> = new Set(['StartError', 'ContainerCannotRun']);

/**
 * The kubelet starts its back-off anew when a container has run for ten minutes (twice the longest back-off), so shorter
 * runs are of one loop. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
const BACK_OFF_MEMORY = 10 * 60_000;

function first(
  containers: readonly OrderedContainer[],
  problem: (container: OrderedContainer) => PodProblem | null,
): PodProblem | null {
  for (const one of containers) {
    const found = problem(one);
    if (found !== null) return found;
  }
  return null;
}

function image({ status: { name, state } }: OrderedContainer): PodProblem | null {
  if (state.phase !== 'waiting' || state.reason === null || !IMAGE_REASONS.has(state.reason)) return null;
  return { class: 'image', container: name, reason: state.reason, message: state.message };
}

function configuration({ status: { name, state, lastState } }: OrderedContainer): PodProblem | null {
  if (state.phase === 'waiting' && state.reason !== null && CONFIGURATION_REASONS.has(state.reason)) {
    return { class: 'configuration', container: name, reason: state.reason, message: state.message };
  }
  const last = state.phase === 'waiting' && state.reason === 'CrashLoopBackOff' ? lastState : state;
  if (last.phase !== 'terminated' || last.reason === null || !START_ERRORS.has(last.reason)) return null;
  return { class: 'configuration', container: name, reason: last.reason, message: last.message };
}

function crash(container: OrderedContainer, now: Instant): PodProblem | null {
  const { name, restartCount } = container.status;
  if (!crashes(container, now)) return null;
  return { class: 'crash', container: name, init: container.init, restarts: restartCount };
}

function crashes(container: OrderedContainer, now: Instant): boolean {
  const { status, restartPolicy } = container;
  const { state, restartCount } = status;
  if (state.phase === 'waiting') return state.reason === 'CrashLoopBackOff';
  if (state.phase === 'terminated') {
    const again = restartPolicy === 'Always' || (restartPolicy !== 'Never' && restartCount > 0);
    return again && (state.exitCode !== 0 || endsAgainAndAgain(container));
  }
  return state.phase === 'running' && restartsBriefly(status, state.startedAt, now);
}

/** Without an error, and started again each time: the kubelet backs off from that as from a crash. */
function endsAgainAndAgain({ status, init, sidecar, restartPolicy }: OrderedContainer): boolean {
  if (restartPolicy !== 'Always' || (init && !sidecar) || status.restartCount < 2) return false;
  return [status.state, status.lastState].every(
    (run) => run.phase === 'terminated' && isBrief(run.startedAt, run.finishedAt),
  );
}

/**
 * Caught between two crashes: both this run and the one before it are short. One that is ready again counts only until
 * it has lived twice as long as last time: a program that a probe kills is ready in between.
 */
function restartsBriefly(status: ContainerStatus, startedAt: Instant | null, now: Instant): boolean {
  const last = status.lastState;
  if (status.restartCount < 2 || last.phase !== 'terminated' || last.exitCode === 0) return false;
  if (!isBrief(startedAt, now) || !isBrief(last.startedAt, last.finishedAt)) return false;
  return !status.ready || lived(startedAt, now) <= 2 * lived(last.startedAt, last.finishedAt);
}

function lived(from: Instant | null, to: Instant | null): number {
  return from === null || to === null ? 0 : to - from;
}

function isBrief(from: Instant | null, to: Instant | null): boolean {
  return from !== null && to !== null && to - from < BACK_OFF_MEMORY;
}
