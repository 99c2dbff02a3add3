import type { Condition } from '../../src/model/condition.ts';
import type { ContainerStatus } from '../../src/model/container.ts';
import type { ObjectMeta } from '../../src/model/object.ts';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { conditionOf } from './condition.ts';
import { NOW, SECOND } from './meta.ts';
import type { PodOptions } from './pod.ts';

type ReadyOptions = Pick<PodOptions, 'unschedulable' | 'readyChangedAt' | 'initContainers'>;

/** As the kubelet's `getPhase` decides, for the cases tests need. */
export function phaseOf(
  bound: boolean,
  spec: PodSpec,
  containers: readonly ContainerStatus[],
  initContainers: readonly ContainerStatus[],
): string {
  const sidecars = new Set(spec.initContainers.filter((one) => one.sidecar).map((one) => one.name));
  const initDone = initContainers.every(
    ({ name, state }) => sidecars.has(name) || (state.phase === 'terminated' && state.exitCode === 0),
  );
  if (!bound || !initDone) return 'Pending';
  const ended = containers.flatMap(({ state }) => (state.phase === 'terminated' ? [state.exitCode] : []));
  if (ended.length === containers.length && spec.restartPolicy !== 'Always') {
    if (ended.every((exitCode) => exitCode === 0)) return 'Succeeded';
    if (spec.restartPolicy === 'Never') return 'Failed';
  }
  const neverStarted = containers.some(
    ({ state, lastState }) => state.phase === 'waiting' && lastState.phase === 'none',
  );
  return neverStarted ? 'Pending' : 'Running';
}

/** The conditions that go with a phase and container statuses. */
export function podConditions(
  options: ReadyOptions,
  meta: ObjectMeta,
  phase: string | null,
  containers: readonly ContainerStatus[],
): readonly Condition[] {
  if (options.unschedulable !== undefined) {
    const message = options.unschedulable;
    return [
      conditionOf('PodScheduled', false, { reason: 'Unschedulable', message, changedAt: meta.createdAt }),
    ];
  }
  if (containers.length === 0) return [];
  const late = meta.createdAt === null ? null : Math.min(meta.createdAt + 10 * SECOND, NOW);
  const changedAt = options.readyChangedAt === undefined ? late : options.readyChangedAt;
  const unready = containers.filter((one) => !one.ready).map((one) => one.name);
  const ready = phase === 'Running' && unready.length === 0;
  const completed = phase === 'Succeeded';
  const reason = ready ? null : completed ? 'PodCompleted' : 'ContainersNotReady';
  const message = ready || completed ? null : `containers with unready status: [${unready.join(' ')}]`;
  return [
    conditionOf('PodScheduled', true, { changedAt: meta.createdAt }),
    conditionOf('Initialized', phase !== 'Pending' || options.initContainers === undefined, { changedAt }),
    conditionOf('ContainersReady', ready, { reason, message, changedAt }),
    conditionOf('Ready', ready, { reason, message, changedAt }),
  ];
}
