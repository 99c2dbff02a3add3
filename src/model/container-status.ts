import type { ContainerState, ContainerStatus } from './container.ts';
import { type Instant, instant } from './instant.ts';
import { count, flag, isRecord, type JsonRecord, number, record, records, text } from './json.ts';
import { type Share, unshared } from './share.ts';
import { readShared } from './shared-part.ts';
import { markedInstant, Timed, timeAt } from './timed.ts';

/** Reads `containerStatuses` or one of its siblings, in the order captured. */
export function readContainerStatuses(value: unknown, share: Share = unshared): readonly ContainerStatus[] {
  if (!(value instanceof Timed)) return readList(value, share, instant);
  const { times } = value;
  return readShared(value.part, readPart, share).map((status) => ({
    name: status.name,
    image: status.image,
    imageId: status.imageId,
    ready: status.ready,
    started: status.started,
    restartCount: status.restartCount,
    state: stateAt(status.state, times),
    lastState: stateAt(status.lastState, times),
  }));
}

function readPart(part: unknown, share: Share): readonly ContainerStatus[] {
  return readList(part, share, markedInstant);
}

function readList(value: unknown, share: Share, time: typeof instant): readonly ContainerStatus[] {
  return records(value).map((raw) => ({
    name: share(text(raw.name) ?? ''),
    image: share(text(raw.image)),
    imageId: share(text(raw.imageID)),
    ready: flag(raw.ready) ?? false,
    started: flag(raw.started),
    restartCount: count(raw.restartCount),
    state: readState(record(raw.state), time),
    lastState: readState(record(raw.lastState), time),
  }));
}

function stateAt(state: ContainerState, times: readonly Instant[]): ContainerState {
  switch (state.phase) {
    case 'running':
      return { phase: 'running', startedAt: timeAt(state.startedAt, times) };
    case 'terminated':
      return {
        ...state,
        startedAt: timeAt(state.startedAt, times),
        finishedAt: timeAt(state.finishedAt, times),
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
