import type { JsonRecord } from '../../../model/json.ts';
import { UNKNOWN_EXIT_CODE } from '../../../model/text-form.ts';

/** The cells READY, STATUS and RESTARTS of a pod. */
export interface PodCells {
  readonly status: string;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  /** RFC 3339; `null` where RESTARTS does not say. */
  readonly lastRestart: string | null;
  /** Old enough that a scheduler would have found a node for it. */
  readonly isOld: boolean;
  /** RFC 3339: a time that is not in the past at capture. */
  readonly now: string;
}

/** What of a pod its cells show. */
export interface PodParts {
  readonly metadata: JsonRecord;
  readonly spec: JsonRecord;
  readonly status: JsonRecord;
}

/**
 * A pod of which kubectl would print these cells: the inverse of `podColumns`, in `model/pod-status.ts`. Containers have
 * no names, and what the cells leave open is left out.
 */
export function podOfCells(cells: PodCells): PodParts {
  const { status } = cells;
  if (status.startsWith('Init:')) return initializing(cells, status.slice('Init:'.length));
  if (status === 'Terminating') return { ...running(cells, 'Running'), metadata: deleted(cells) };
  if (status === 'Running' || status === 'Unknown') return running(cells, status);
  if (status === 'Pending') return pending(cells);
  if (status === 'SchedulingGated') return gated(cells);
  if (status === 'Completed' || status === 'Succeeded') return completed(cells);
  if (status === 'NotReady' && cells.ready > 0) return partlyDone(cells);
  const ended = termination(status);
  if (ended !== null) return broken(cells, { terminated: ended }, endedPhase(cells));
  if (WAITING.test(status)) return broken(cells, { waiting: { reason: status } }, 'Running');
  // Evicted, OutOfcpu, NodeAffinity, ...: the kubelet's reason for the pod as a whole.
  const phase = status === 'NodeLost' || status === 'NotReady' ? 'Running' : 'Failed';
  const parts = running(cells, phase);
  return { ...parts, status: { ...parts.status, phase, reason: status } };
}

/** Waiting reasons of pkg/kubelet: all that end in BackOff or begin with Err, and these. */
const WAITING =
  /^(?:ContainerCreating|PodInitializing|\w*BackOff|Err\w+|\w*Invalid\w*|Image\w+|RegistryUnavailable|SignatureValidationFailed|\w+ConfigError|\w*Container\w*Error|\w+HookError|CreatePodSandboxError|ContainersNotReady)$/;

/** Reasons with which a container ends. */
const ENDED: ReadonlyMap<string, number> = new Map([
  ['Error', UNKNOWN_EXIT_CODE],
  ['OOMKilled', 137],
  ['ContainerCannotRun', UNKNOWN_EXIT_CODE],
  ['StartError', UNKNOWN_EXIT_CODE],
  ['ContainerStatusUnknown', 137],
]);

function termination(word: string): JsonRecord | null {
  const exitCode = ENDED.get(word);
  if (exitCode !== undefined) return { reason: word, exitCode };
  const [, kind, number] = /^(ExitCode|Signal):(\d{1,9})$/.exec(word) ?? [];
  if (kind === undefined) return null;
  return kind === 'ExitCode'
    ? { exitCode: Number(number) }
    : { exitCode: 128 + Number(number), signal: Number(number) };
}

/** A container that was restarted will be again; the pod of one that never was is taken to be over. */
function endedPhase({ status, restarts, ready }: PodCells): string {
  if (status === 'ContainerStatusUnknown') return 'Failed';
  return restarts > 0 || ready > 0 ? 'Running' : 'Failed';
}

const RUNNING = { running: {} };

/** A kubelet has seen the pod, so a scheduler has placed it, whether the table shows the node or not. */
const SCHEDULED = [{ type: 'PodScheduled', status: 'True' }];

function containers(count: number): readonly JsonRecord[] {
  return Array.from({ length: Math.min(count, MOST_CONTAINERS) }, () => ({ name: '' }));
}

const MOST_CONTAINERS = 200;

/** Ready ones last, so that one that is not speaks for the pod. */
function statuses(cells: PodCells, unready: JsonRecord, others: JsonRecord): readonly JsonRecord[] {
  const { ready, total } = cells;
  return containers(total).map((one, index) => {
    const isReady = index >= total - ready;
    const state = isReady ? RUNNING : index === 0 ? unready : others;
    return { ...one, ready: isReady, state, ...(index === 0 ? restarted(cells) : {}) };
  });
}

function restarted({ restarts, lastRestart }: PodCells): JsonRecord {
  const ended = { exitCode: UNKNOWN_EXIT_CODE, finishedAt: lastRestart };
  return { restartCount: restarts, ...(restarts > 0 ? { lastState: { terminated: ended } } : {}) };
}

function running(cells: PodCells, phase: string): PodParts {
  return {
    metadata: {},
    spec: { containers: containers(cells.total) },
    status: { phase, conditions: SCHEDULED, containerStatuses: statuses(cells, RUNNING, RUNNING) },
  };
}

function broken(cells: PodCells, state: JsonRecord, phase: string): PodParts {
  const others = phase === 'Failed' ? state : {};
  const parts = running(cells, phase);
  return { ...parts, status: { ...parts.status, containerStatuses: statuses(cells, state, others) } };
}

/** When it was deleted, a table does not show; only that it was. */
function deleted({ now }: PodCells): JsonRecord {
  return { deletionTimestamp: now };
}

/** No kubelet has taken it. Nearly always no node will have it; who knows better, says so in an event. */
function pending(cells: PodCells): PodParts {
  const conditions = cells.isOld ? [{ type: 'PodScheduled', status: 'False' }] : [];
  return { ...running(cells, 'Pending'), status: { phase: 'Pending', conditions } };
}

function gated(cells: PodCells): PodParts {
  const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }];
  return { ...running(cells, 'Pending'), status: { phase: 'Pending', conditions } };
}

const DONE = { terminated: { reason: 'Completed', exitCode: 0 } };

function completed(cells: PodCells): PodParts {
  const parts = running(cells, 'Succeeded');
  return { ...parts, status: { ...parts.status, containerStatuses: statuses(cells, DONE, DONE) } };
}

/** Some containers are done, others run, and the pod is not Ready. */
function partlyDone(cells: PodCells): PodParts {
  const parts = running(cells, 'Running');
  const conditions = [...SCHEDULED, { type: 'Ready', status: 'False' }];
  return {
    ...parts,
    status: { ...parts.status, conditions, containerStatuses: statuses(cells, DONE, DONE) },
  };
}

/** `Init:1/3`, `Init:CrashLoopBackOff`, `Init:Error`, `Init:ExitCode:1`: sidecars among those done are ready. */
function initializing(cells: PodCells, word: string): PodParts {
  const [, doneText, allText] = /^(\d{1,3})\/(\d{1,3})$/.exec(word) ?? [];
  const done = Math.max(Number(doneText ?? 0), cells.ready);
  const all = Math.max(Number(allText ?? 0), done + 1);
  const ended = termination(word);
  const state =
    doneText !== undefined ? RUNNING : ended === null ? { waiting: { reason: word } } : { terminated: ended };
  const sidecars = cells.ready;
  const own = Math.max(cells.total - sidecars, 0);
  const initContainers = containers(all).map((_, index) =>
    index < sidecars ? { name: `${index}`, restartPolicy: 'Always' } : { name: '' },
  );
  const before = containers(done).map((_, index) =>
    index < sidecars
      ? { name: `${index}`, ready: true, started: true, state: RUNNING }
      : { name: '', ready: true, state: DONE },
  );
  const blocking = { name: '', ready: false, state, ...restarted(cells) };
  return {
    metadata: {},
    spec: { initContainers, containers: containers(own) },
    status: {
      phase: 'Pending',
      conditions: [...SCHEDULED, { type: 'Initialized', status: 'False' }],
      initContainerStatuses: [...before, blocking],
      containerStatuses: containers(own).map((one) => ({
        ...one,
        ready: false,
        state: { waiting: { reason: 'PodInitializing' } },
      })),
    },
  };
}
