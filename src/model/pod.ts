import { type Condition, condition, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, text } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { type PodSpec, readOwnPodSpec } from './pod-spec.ts';
import { podColumns } from './pod-status.ts';
import type { Share } from './share.ts';

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
  const columns = podColumns({ meta, spec, phase, reason, conditions, containers, initContainers });
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
