import type { ContainerState, ContainerStatus } from './container.ts';
import { type Instant, instant } from './instant.ts';
import { count, flag, isRecord, type JsonRecord, number, record, records, text } from './json.ts';
import { type Share, unshared } from './share.ts';
import { readShared } from './shared-part.ts';
import { markedInstant, placeOf, Timed, timeAt } from './timed.ts';

/** Reads `containerStatuses` or one of its siblings, in the order captured. */
export function readContainerStatuses(value: unknown, share: Share = unshared): readonly ContainerStatus[] {
  if (!(value instanceof Timed)) return records(value).map((raw) => readStatus(raw, share, instant));
  const { values } = value;
  return readShared(value.part, readPart, share).map((part) => statusAt(part, values));
}

/** Whether no container was started before; where that is one of their values, without it. */
export function isFirstRun(statuses: Timed | readonly ContainerStatus[]): boolean {
  return fixed(statuses).every(
    ({ restartCount, lastState }) => restartCount === 0 && lastState.phase !== 'terminated',
  );
}

/** The last time that one of them started or ended, where that is none of their values; 0 without any. */
export function fixedEnd(statuses: Timed | readonly ContainerStatus[]): Instant {
  let latest = 0;
  for (const { state, lastState } of fixed(statuses))
    latest = Math.max(latest, endOf(state), endOf(lastState));
  return latest;
}

function fixed(statuses: Timed | readonly ContainerStatus[]): readonly ContainerStatus[] {
  if (!(statuses instanceof Timed)) return statuses;
  return readShared(statuses.part, readPart, unshared).map(({ status }) => status);
}

/** The last moment of a state, 0 where it has none. */
function endOf(state: ContainerState): Instant {
  if (state.phase === 'running') return state.startedAt ?? 0;
  return state.phase === 'terminated' ? Math.max(state.startedAt ?? 0, state.finishedAt ?? 0) : 0;
}

function statusAt({ status, image, restarts }: StatusPart, values: readonly unknown[]): ContainerStatus {
  return {
    name: status.name,
    image: status.image,
    imageId: image === null ? status.imageId : text(values[image]),
    ready: status.ready,
    started: status.started,
    restartCount: restarts === null ? status.restartCount : count(values[restarts]),
    state: stateAt(status.state, values),
    lastState: stateAt(status.lastState, values),
  };
}

/** A status as a part has it: its times are marks, and so may be its image and its restarts. */
interface StatusPart {
  readonly status: ContainerStatus;
  readonly image: number | null;
  readonly restarts: number | null;
}

function readPart(part: unknown, share: Share): readonly StatusPart[] {
  return records(part).map((raw) => ({
    status: readStatus(raw, share, markedInstant),
    image: placeOf(raw.imageID),
    restarts: placeOf(raw.restartCount),
  }));
}

function readStatus(raw: JsonRecord, share: Share, time: typeof instant): ContainerStatus {
  return {
    name: share(text(raw.name) ?? ''),
    image: share(text(raw.image)),
    imageId: share(text(raw.imageID)),
    ready: flag(raw.ready) ?? false,
    started: flag(raw.started),
    restartCount: count(raw.restartCount),
    state: readState(record(raw.state), time),
    lastState: readState(record(raw.lastState), time),
  };
}

function stateAt(state: ContainerState, values: readonly unknown[]): ContainerState {
  switch (state.phase) {
    case 'running':
      return { phase: 'running', startedAt: timeAt(state.startedAt, values) };
    case 'terminated':
      return {
        phase: 'terminated',
        reason: state.reason,
        message: state.message,
        exitCode: state.exitCode,
        signal: state.signal,
        startedAt: timeAt(state.startedAt, values),
        finishedAt: timeAt(state.finishedAt, values),
      };
    default:
      return state;
  }
}

const NO_STATE: ContainerState = { phase: 'none' };

function readState({ waiting, running, terminated }: JsonRecord, time: typeof instant): ContainerState {
  if (isRecord(terminated)) return readTerminated(terminated, time);
  if (isRecord(running)) return { phase: 'running', startedAt: time(running.startedAt) };
  if (!isRecord(waiting)) return NO_STATE;
  return { phase: 'waiting', reason: text(waiting.reason), message: text(waiting.message) };
}

function readTerminated(raw: JsonRecord, time: typeof instant): ContainerState {
  return {
    phase: 'terminated',
    reason: text(raw.reason),
    message: text(raw.message),
    exitCode: count(raw.exitCode),
    signal: number(raw.signal) || null,
    startedAt: time(raw.startedAt),
    finishedAt: time(raw.finishedAt),
  };
}
