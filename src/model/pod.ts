import { type Condition, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, text } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { type PodSpec, readPodSpec } from './pod-spec.ts';
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
  const spec = record(raw.spec);
  const status = record(raw.status);
  const pod = {
    meta,
    spec: share(readPodSpec(spec)),
    nodeName: text(spec.nodeName),
    phase: text(status.phase),
    reason: text(status.reason),
    message: text(status.message),
    qosClass: text(status.qosClass),
    podIP: text(status.podIP),
    hostIP: text(status.hostIP),
    startedAt: instant(status.startTime),
    conditions: readConditions(status.conditions),
    containers: readContainerStatuses(status.containerStatuses),
    initContainers: readContainerStatuses(status.initContainerStatuses),
    ephemeralContainers: readContainerStatuses(status.ephemeralContainerStatuses),
  };
  return { ...pod, ...podColumns(pod) };
}
