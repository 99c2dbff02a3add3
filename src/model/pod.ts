import { type Condition, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, text } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import type { PodRow } from './pod-row.ts';
import { type PodSpec, readBoundPodSpec, readOwnPodSpec } from './pod-spec.ts';
import { type PodColumns, type PodState, podColumns, podRestarts } from './pod-status.ts';
import type { Share } from './share.ts';
import { Timed } from './timed.ts';

export interface Pod extends KubernetesObject {
  readonly spec: PodSpec;
  readonly nodeName: string | null;
  readonly phase: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly qosClass: string | null;
  readonly podIP: string | null;
  readonly hostIP: string | null;
  readonly startedAt: Instant | null;
  readonly conditions: readonly Condition[];
  readonly containers: readonly ContainerStatus[];
  readonly initContainers: readonly ContainerStatus[];
  readonly ephemeralContainers: readonly ContainerStatus[];
  /** kubectl's columns, computed once while reading: STATUS, READY and RESTARTS. */
  readonly status: string;
  readonly ready: { readonly ready: number; readonly total: number };
  readonly restarts: { readonly count: number; readonly lastAt: Instant | null };
}

export function readPod(raw: JsonRecord, meta: ObjectMeta, share: Share): Pod {
  const own = record(raw.spec);
  const status = record(raw.status);
  const spec = readOwnPodSpec(own, share);
  const phase = text(status.phase);
  const reason = text(status.reason);
  const conditions = readConditions(status.conditions, share);
  const containers = readContainerStatuses(status.containerStatuses, share);
  const initContainers = readContainerStatuses(status.initContainerStatuses, share);
  const columns = columnsOf({ meta, spec, phase, reason, conditions, containers, initContainers }, status);
  return {
    meta,
    spec,
    nodeName: text(own.nodeName),
    phase,
    reason,
    message: text(status.message),
    qosClass: text(status.qosClass),
    podIP: text(status.podIP),
    hostIP: text(status.hostIP),
    startedAt: instant(status.startTime),
    conditions,
    containers,
    initContainers,
    ephemeralContainers: readContainerStatuses(status.ephemeralContainerStatuses, share),
    status: columns.status,
    ready: columns.ready,
    restarts: columns.restarts,
  };
}

/** A pod that is like `first`. */
export function readPodRow(row: PodRow, first: Pod, meta: ObjectMeta, share: Share): Pod {
  const containers = statusesOf(row.containerStatuses, first.containers, share);
  const initContainers = statusesOf(row.initContainerStatuses, first.initContainers, share);
  const { phase, reason, status, ready } = first;
  const spec = row.affinity === undefined ? first.spec : readBoundPodSpec(first.spec, row.affinity, share);
  const conditions = row.conditions === undefined ? first.conditions : readConditions(row.conditions, share);
  const isNew = containers.every(neverRan) && initContainers.every(neverRan);
  return {
    meta,
    spec,
    nodeName: row.nodeName === undefined ? first.nodeName : text(row.nodeName),
    phase,
    reason,
    message: first.message,
    qosClass: first.qosClass,
    podIP: row.podIP === undefined ? first.podIP : text(row.podIP),
    hostIP: row.hostIP === undefined ? first.hostIP : text(row.hostIP),
    startedAt: row.startTime === undefined ? first.startedAt : instant(row.startTime),
    conditions,
    containers,
    initContainers,
    ephemeralContainers: statusesOf(row.ephemeralContainerStatuses, first.ephemeralContainers, share),
    status,
    ready,
    restarts: isNew
      ? NO_RESTARTS
      : podRestarts({ meta, spec, phase, reason, conditions, containers, initContainers }),
  };
}

function statusesOf(
  value: unknown,
  first: readonly ContainerStatus[],
  share: Share,
): readonly ContainerStatus[] {
  return value === undefined ? first : readContainerStatuses(value, share);
}

/** What the columns of the last pod were made from, and the columns. */
let last: { readonly pod: PodState; readonly status: JsonRecord; readonly columns: PodColumns } | null = null;

/**
 * The pods of a template stand side by side, and most are in one state, so that their columns are the same, but for the
 * restarts: these and times are not part of what is compared.
 */
function columnsOf(pod: PodState, status: JsonRecord): PodColumns {
  if (last === null || !isAlike(pod, last.pod) || !hasSameParts(status, last.status)) {
    const columns = podColumns(pod);
    last = { pod, status, columns };
    return columns;
  }
  const isNew = pod.containers.every(neverRan) && pod.initContainers.every(neverRan);
  return { ...last.columns, restarts: isNew ? NO_RESTARTS : podRestarts(pod) };
}

const NO_RESTARTS: PodColumns['restarts'] = { count: 0, lastAt: null };

/** The container was not started before. */
function neverRan({ restartCount, lastState }: ContainerStatus): boolean {
  return restartCount === 0 && lastState.phase !== 'terminated';
}

function hasSameParts(a: JsonRecord, b: JsonRecord): boolean {
  return (
    partOf(a.conditions) === partOf(b.conditions) &&
    partOf(a.containerStatuses) === partOf(b.containerStatuses) &&
    partOf(a.initContainerStatuses) === partOf(b.initContainerStatuses)
  );
}

function isAlike(a: PodState, b: PodState): boolean {
  // Pods of a DaemonSet have specs of their own, for the node that they name.
  return (
    a.spec.containers === b.spec.containers &&
    a.spec.initContainers === b.spec.initContainers &&
    a.phase === b.phase &&
    a.reason === b.reason &&
    a.meta.deletedAt === null &&
    b.meta.deletedAt === null
  );
}

function partOf(value: unknown): unknown {
  return value instanceof Timed ? value.part : value;
}
