import { type Condition, condition } from './condition.ts';
import type { Container, ContainerState, ContainerStatus } from './container.ts';
import type { Instant } from './instant.ts';
import type { ObjectMeta } from './object.ts';
import type { PodSpec } from './pod-spec.ts';

/** The part of a pod kubectl's columns are made from. */
export interface PodState {
  readonly meta: Pick<ObjectMeta, 'deletedAt'>;
  readonly spec: Pick<PodSpec, 'containers' | 'initContainers'>;
  readonly phase: string | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  readonly containers: readonly ContainerStatus[];
  readonly initContainers: readonly ContainerStatus[];
}

export interface PodColumns {
  readonly status: string;
  readonly ready: { readonly ready: number; readonly total: number };
  readonly restarts: Restarts;
}

/**
 * STATUS, READY and RESTARTS as `kubectl get pods` prints them: `printPod` of Kubernetes 1.35
 * (pkg/printers/internalversion/printers.go). A pod without a phase, where kubectl prints nothing, is `Unknown`.
 */
export function podColumns(pod: PodState): PodColumns {
  const declared = declaredSidecars(pod);
  const init = initialization(pod, declared);
  const started = isStarted(init, pod);
  const reason = init.status ?? podReason(pod);
  const runningNow = started ? running(pod.containers) : 0;
  return {
    status: deletionStatus(pod) ?? (started ? containersStatus(pod, reason) : reason),
    ready: { ready: init.ready + runningNow, total: pod.spec.containers.length + declared.length },
    restarts: podRestarts(pod),
  };
}

/** RESTARTS alone. */
export function podRestarts(pod: PodState): Restarts {
  if (pod.initContainers.length === 0) return restarts(pod.containers);
  const declared = declaredSidecars(pod);
  const init = initialization(pod, declared);
  const seen = init.seen.filter((status) => isOneOf(declared, status));
  return restarts(isStarted(init, pod) ? [...seen, ...pod.containers] : init.seen);
}

export const NO_RESTARTS: Restarts = { count: 0, lastAt: null };

function declaredSidecars({ spec }: PodState): readonly Container[] {
  return spec.initContainers.length === 0 ? NONE : spec.initContainers.filter((entry) => entry.sidecar);
}

const NONE: readonly never[] = [];

function isOneOf(containers: readonly Container[], status: ContainerStatus): boolean {
  return containers.some(({ name }) => name === status.name);
}

function isStarted({ status }: Initialization, { conditions }: PodState): boolean {
  return status === null || condition(conditions, 'Initialized')?.status === 'True';
}

interface Restarts {
  readonly count: number;
  /** When the last run that ended, ended. */
  readonly lastAt: Instant | null;
}

interface Initialization {
  /** `Init:…`, or `null` when every init container has done its part. */
  readonly status: string | null;
  readonly ready: number;
  /** Up to the first one that has not done its part; kubectl looks no further. */
  readonly seen: readonly ContainerStatus[];
}

const NOTHING_TO_DO: Initialization = { status: null, ready: 0, seen: NONE };

function initialization(pod: PodState, sidecars: readonly Container[]): Initialization {
  if (pod.initContainers.length === 0) return NOTHING_TO_DO;
  const isDone = (status: ContainerStatus) =>
    (status.state.phase === 'terminated' && status.state.exitCode === 0) ||
    (status.started === true && isOneOf(sidecars, status));
  const first = pod.initContainers.findIndex((container) => !isDone(container));
  const blocking = pod.initContainers[first];
  const done = blocking === undefined ? pod.initContainers : pod.initContainers.slice(0, first);
  return {
    status:
      blocking === undefined
        ? null
        : `Init:${blockingReason(blocking.state) ?? `${first}/${pod.spec.initContainers.length}`}`,
    ready: done.filter(({ ready, state }) => ready && !(state.phase === 'terminated' && state.exitCode === 0))
      .length,
    seen: blocking === undefined ? done : [...done, blocking],
  };
}

function blockingReason(state: ContainerState): string | null {
  if (state.phase === 'terminated') return terminationReason(state);
  // Every init container waits with this reason until its turn comes: it says nothing.
  return state.phase === 'waiting' && state.reason !== 'PodInitializing' ? state.reason : null;
}

function podReason({ reason, phase, conditions }: PodState): string {
  const gated = conditions.some(
    (entry) => entry.type === 'PodScheduled' && entry.reason === 'SchedulingGated',
  );
  return gated ? 'SchedulingGated' : (reason ?? phase ?? 'Unknown');
}

/** The first container with something to say decides, except that "Completed" yields to what still runs or failed. */
function containersStatus(pod: PodState, otherwise: string): string {
  const status = firstReason(pod.containers) ?? otherwise;
  if (status !== 'Completed') return status;
  const isRunning = running(pod.containers) > 0;
  if (isRunning && pod.conditions.some((entry) => entry.type === 'Ready' && entry.status === 'True')) {
    return 'Running';
  }
  const failed = pod.containers.find(({ state }) => state.phase === 'terminated' && state.exitCode !== 0);
  return (failed === undefined ? null : stateReason(failed.state)) ?? (isRunning ? 'NotReady' : status);
}

function firstReason(containers: readonly ContainerStatus[]): string | null {
  for (const { state } of containers) {
    const reason = stateReason(state);
    if (reason !== null) return reason;
  }
  return null;
}

function stateReason(state: ContainerState): string | null {
  if (state.phase === 'waiting') return state.reason;
  return state.phase === 'terminated' ? terminationReason(state) : null;
}

function terminationReason(state: Extract<ContainerState, { phase: 'terminated' }>): string {
  return state.reason ?? (state.signal ? `Signal:${state.signal}` : `ExitCode:${state.exitCode}`);
}

/** How many are ready and running. */
function running(containers: readonly ContainerStatus[]): number {
  let count = 0;
  for (const { ready, state } of containers) if (ready && state.phase === 'running') count += 1;
  return count;
}

function deletionStatus({ meta, phase, reason }: PodState): string | null {
  if (meta.deletedAt === null) return null;
  if (reason === 'NodeLost') return 'Unknown';
  // A finished pod that a finalizer keeps shows how it ended; older releases print Terminating here too.
  return phase === 'Succeeded' || phase === 'Failed' ? null : 'Terminating';
}

function restarts(containers: readonly ContainerStatus[]): Restarts {
  let count = 0;
  let lastAt: Instant | null = null;
  for (const { restartCount, lastState } of containers) {
    count += restartCount;
    if (lastState.phase === 'terminated' && lastState.finishedAt !== null)
      lastAt = Math.max(lastAt ?? lastState.finishedAt, lastState.finishedAt);
  }
  return count === 0 && lastAt === null ? NO_RESTARTS : { count, lastAt };
}
