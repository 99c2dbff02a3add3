import { type Condition, haveChanged, mayHaveChanged, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { areOver, neverRestarted, readContainerStatuses } from './container-status.ts';
import { type Instant, instant } from './instant.ts';
import { text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import type { Pod } from './pod.ts';
import type { PodRow } from './pod-row.ts';
import { type PodSpec, readBoundPodSpec } from './pod-spec.ts';
import { NO_RESTARTS, podRestarts } from './pod-status.ts';
import type { Share } from './share.ts';
import { Timed } from './timed.ts';

/** As they were captured until somebody asks for them: of most pods nobody does. */
type Unread<T> = Timed | readonly T[];

/** A pod that is like another. */
export class RowPod implements Pod {
  readonly meta: ObjectMeta;
  readonly spec: PodSpec;
  readonly nodeName: string | null;
  readonly podIP: string | null;
  readonly hostIP: string | null;
  readonly startedAt: Instant | null;
  readonly restarts: Pod['restarts'];
  /** The one that it is like. */
  readonly first: Pod;
  #conditions: Unread<Condition>;
  #containers: Unread<ContainerStatus>;
  #initContainers: Unread<ContainerStatus>;
  #ephemeralContainers: Unread<ContainerStatus>;

  constructor(row: PodRow, first: Pod, meta: ObjectMeta, share: Share) {
    this.first = first;
    this.meta = meta;
    this.spec = row.affinity === undefined ? first.spec : readBoundPodSpec(first.spec, row.affinity);
    this.nodeName = row.nodeName === undefined ? first.nodeName : text(row.nodeName);
    this.podIP = row.podIP === undefined ? first.podIP : text(row.podIP);
    this.hostIP = row.hostIP === undefined ? first.hostIP : text(row.hostIP);
    this.startedAt = row.startTime === undefined ? first.startedAt : instant(row.startTime);
    this.#conditions = row.conditions instanceof Timed ? row.conditions : first.conditions;
    this.#containers = statusesOf(row.containerStatuses, first.containers, share);
    this.#initContainers = statusesOf(row.initContainerStatuses, first.initContainers, share);
    this.#ephemeralContainers = statusesOf(row.ephemeralContainerStatuses, first.ephemeralContainers, share);
    const isFirstRun = neverRestarted(this.#containers) && neverRestarted(this.#initContainers);
    this.restarts = isFirstRun ? NO_RESTARTS : podRestarts(this);
  }

  /** Whether neither a condition nor a container surely knows of anything from that moment on. */
  isOver(since: Instant): boolean {
    const conditions = this.#conditions;
    const hasChanged =
      conditions instanceof Timed ? mayHaveChanged(conditions, since) : haveChanged(conditions, since);
    return !hasChanged && areOver(this.#initContainers, since) && areOver(this.#containers, since);
  }

  get conditions(): readonly Condition[] {
    if (this.#conditions instanceof Timed) this.#conditions = readConditions(this.#conditions);
    return this.#conditions;
  }

  get containers(): readonly ContainerStatus[] {
    this.#containers = readOnce(this.#containers);
    return this.#containers;
  }

  get initContainers(): readonly ContainerStatus[] {
    this.#initContainers = readOnce(this.#initContainers);
    return this.#initContainers;
  }

  get ephemeralContainers(): readonly ContainerStatus[] {
    this.#ephemeralContainers = readOnce(this.#ephemeralContainers);
    return this.#ephemeralContainers;
  }

  get phase(): Pod['phase'] {
    return this.first.phase;
  }

  get reason(): Pod['reason'] {
    return this.first.reason;
  }

  get message(): Pod['message'] {
    return this.first.message;
  }

  get qosClass(): Pod['qosClass'] {
    return this.first.qosClass;
  }

  get readiness(): Pod['readiness'] {
    return this.first.readiness;
  }

  get status(): Pod['status'] {
    return this.first.status;
  }

  get ready(): Pod['ready'] {
    return this.first.ready;
  }
}

function statusesOf(
  value: unknown,
  first: readonly ContainerStatus[],
  share: Share,
): Unread<ContainerStatus> {
  if (value === undefined) return first;
  return value instanceof Timed ? value : readContainerStatuses(value, share);
}

function readOnce(statuses: Unread<ContainerStatus>): readonly ContainerStatus[] {
  return statuses instanceof Timed ? readContainerStatuses(statuses) : statuses;
}
