import { type Condition, haveChanged, mayHaveChanged, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import type { Pod } from './pod.ts';
import type { PodRow } from './pod-row.ts';
import { type PodSpec, readBoundPodSpec } from './pod-spec.ts';
import { podRestarts } from './pod-status.ts';
import type { Share } from './share.ts';
import { Timed } from './timed.ts';

/** A pod that is like another. Its conditions are made when somebody asks for them: most pods are never asked. */
export class RowPod implements Pod {
  readonly meta: ObjectMeta;
  readonly spec: PodSpec;
  readonly nodeName: string | null;
  readonly phase: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly qosClass: string | null;
  readonly podIP: string | null;
  readonly hostIP: string | null;
  readonly startedAt: Instant | null;
  readonly readiness: Pod['readiness'];
  readonly containers: readonly ContainerStatus[];
  readonly initContainers: readonly ContainerStatus[];
  readonly ephemeralContainers: readonly ContainerStatus[];
  readonly status: string;
  readonly ready: Pod['ready'];
  readonly restarts: Pod['restarts'];
  /** As they were captured, until then. */
  #conditions: Timed | readonly Condition[];

  constructor(row: PodRow, first: Pod, meta: ObjectMeta, share: Share) {
    this.meta = meta;
    this.spec = row.affinity === undefined ? first.spec : readBoundPodSpec(first.spec, row.affinity, share);
    this.nodeName = row.nodeName === undefined ? first.nodeName : text(row.nodeName);
    this.phase = first.phase;
    this.reason = first.reason;
    this.message = first.message;
    this.qosClass = first.qosClass;
    this.podIP = row.podIP === undefined ? first.podIP : text(row.podIP);
    this.hostIP = row.hostIP === undefined ? first.hostIP : text(row.hostIP);
    this.startedAt = row.startTime === undefined ? first.startedAt : instant(row.startTime);
    this.readiness = first.readiness;
    this.#conditions = row.conditions instanceof Timed ? row.conditions : first.conditions;
    this.containers = statusesOf(row.containerStatuses, first.containers, share);
    this.initContainers = statusesOf(row.initContainerStatuses, first.initContainers, share);
    this.ephemeralContainers = statusesOf(row.ephemeralContainerStatuses, first.ephemeralContainers, share);
    this.status = first.status;
    this.ready = first.ready;
    this.restarts = podRestarts(this);
  }

  /** Whether a condition may have changed at that moment or after it, or have been heard of. */
  mayHaveChanged(since: Instant): boolean {
    const conditions = this.#conditions;
    return conditions instanceof Timed ? mayHaveChanged(conditions, since) : haveChanged(conditions, since);
  }

  get conditions(): readonly Condition[] {
    if (this.#conditions instanceof Timed) this.#conditions = readConditions(this.#conditions);
    return this.#conditions;
  }
}

function statusesOf(
  value: unknown,
  first: readonly ContainerStatus[],
  share: Share,
): readonly ContainerStatus[] {
  return value === undefined ? first : readContainerStatuses(value, share);
}
