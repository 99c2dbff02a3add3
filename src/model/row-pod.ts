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
  readonly podIP: string | null;
  readonly hostIP: string | null;
  readonly startedAt: Instant | null;
  readonly containers: readonly ContainerStatus[];
  readonly initContainers: readonly ContainerStatus[];
  readonly ephemeralContainers: readonly ContainerStatus[];
  readonly restarts: Pod['restarts'];
  /** The one that it is like. */
  readonly #first: Pod;
  /** As they were captured, until then. */
  #conditions: Timed | readonly Condition[];

  constructor(row: PodRow, first: Pod, meta: ObjectMeta, share: Share) {
    this.#first = first;
    this.meta = meta;
    this.spec = row.affinity === undefined ? first.spec : readBoundPodSpec(first.spec, row.affinity);
    this.nodeName = row.nodeName === undefined ? first.nodeName : text(row.nodeName);
    this.podIP = row.podIP === undefined ? first.podIP : text(row.podIP);
    this.hostIP = row.hostIP === undefined ? first.hostIP : text(row.hostIP);
    this.startedAt = row.startTime === undefined ? first.startedAt : instant(row.startTime);
    this.#conditions = row.conditions instanceof Timed ? row.conditions : first.conditions;
    this.containers = statusesOf(row.containerStatuses, first.containers, share);
    this.initContainers = statusesOf(row.initContainerStatuses, first.initContainers, share);
    this.ephemeralContainers = statusesOf(row.ephemeralContainerStatuses, first.ephemeralContainers, share);
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

  get phase(): Pod['phase'] {
    return this.#first.phase;
  }

  get reason(): Pod['reason'] {
    return this.#first.reason;
  }

  get message(): Pod['message'] {
    return this.#first.message;
  }

  get qosClass(): Pod['qosClass'] {
    return this.#first.qosClass;
  }

  get readiness(): Pod['readiness'] {
    return this.#first.readiness;
  }

  get status(): Pod['status'] {
    return this.#first.status;
  }

  get ready(): Pod['ready'] {
    return this.#first.ready;
  }
}

function statusesOf(
  value: unknown,
  first: readonly ContainerStatus[],
  share: Share,
): readonly ContainerStatus[] {
  return value === undefined ? first : readContainerStatuses(value, share);
}
