import type { ContainerState, ContainerStatus } from './container.ts';
import { instant } from './instant.ts';
import { count, flag, isRecord, type JsonRecord, number, record, records, text } from './json.ts';

/** Reads `containerStatuses` or one of its siblings, in the order captured. */
export function readContainerStatuses(value: unknown): readonly ContainerStatus[] {
  return records(value).map((raw) => ({
    name: text(raw.name) ?? '',
    image: text(raw.image),
    imageId: text(raw.imageID),
    ready: flag(raw.ready) ?? false,
    started: flag(raw.started),
    restartCount: count(raw.restartCount),
    state: readState(record(raw.state)),
    lastState: readState(record(raw.lastState)),
  }));
}

function readState({ waiting, running, terminated }: JsonRecord): ContainerState {
  if (isRecord(terminated)) return readTerminated(terminated);
  if (isRecord(running)) return { phase: 'running', startedAt: instant(running.startedAt) };
  if (!isRecord(waiting)) return { phase: 'none' };
  return { phase: 'waiting', reason: text(waiting.reason), message: text(waiting.message) };
}

function readTerminated(raw: JsonRecord): ContainerState {
  return {
    phase: 'terminated',
    reason: text(raw.reason),
    message: text(raw.message),
    exitCode: count(raw.exitCode),
    signal: number(raw.signal) || null,
    startedAt: instant(raw.startedAt),
    finishedAt: instant(raw.finishedAt),
  };
}
