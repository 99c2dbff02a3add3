import { type Condition, condition, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, text } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { type PodSpec, readOwnPodSpec } from './pod-spec.ts';
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
  /** Status of the condition Ready; `null` without one. */
  readonly readiness: Condition['status'] | null;
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
    readiness: condition(conditions, 'Ready')?.status ?? null,
    conditions,
    containers,
    initContainers,
    ephemeralContainers: readContainerStatuses(status.ephemeralContainerStatuses, share),
    status: columns.status,
    ready: columns.ready,
    restarts: columns.restarts,
  };
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
  return { ...last.columns, restarts: podRestarts(pod) };
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
