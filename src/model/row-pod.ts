import { type Condition, fixedChange, readConditions } from './condition.ts';
import type { ContainerStatus } from './container.ts';
import { fixedEnd, isFirstRun, readContainerStatuses } from './container-status.ts';
import type { Instant } from './instant.ts';
import type { ObjectMeta } from './object.ts';
import type { Pod } from './pod.ts';
import { ownInstant, ownText, type PodRow, type Traits } from './pod-row.ts';
import { type PodSpec, readBoundPodSpec } from './pod-spec.ts';
import { NO_RESTARTS, podRestarts } from './pod-status.ts';
import { Timed } from './timed.ts';

/** A pod that is like another. What it has of its own is read when somebody asks: of most pods nobody does. */
export class RowPod implements Pod {
  readonly meta: ObjectMeta;
  readonly spec: PodSpec;
  /** The one that it is like. */
  readonly first: Pod;
  readonly #row: PodRow;
  #restarts: Pod['restarts'] | null = null;
  #conditions: readonly Condition[] | null = null;
  #containers: readonly ContainerStatus[] | null = null;
  #initContainers: readonly ContainerStatus[] | null = null;

  constructor(row: PodRow, first: Pod, meta: ObjectMeta) {
    this.first = first;
    this.meta = meta;
    this.#row = row;
    const { affinity } = row;
    this.spec = affinity === undefined ? first.spec : readBoundPodSpec(first.spec, affinity);
  }

  /** Whether neither a condition nor a container surely knows of anything from that moment on. */
  isOver(since: Instant): boolean {
    return !this.#row.hasTimeFrom(since) && this.#traits().latest < since;
  }

  get nodeName(): string | null {
    return ownText(this.#row.nodeName, this.first.nodeName);
  }

  get podIP(): string | null {
    return ownText(this.#row.podIP, this.first.podIP);
  }

  get hostIP(): string | null {
    return ownText(this.#row.hostIP, this.first.hostIP);
  }

  get startedAt(): Instant | null {
    return ownInstant(this.#row.startTime, this.first.startedAt);
  }

  get restarts(): Pod['restarts'] {
    this.#restarts ??= this.#traits().isFirstRun && !this.#row.hasCount() ? NO_RESTARTS : podRestarts(this);
    return this.#restarts;
  }

  get conditions(): readonly Condition[] {
    this.#conditions ??= conditionsOf(this.#row, this.first);
    return this.#conditions;
  }

  get containers(): readonly ContainerStatus[] {
    this.#containers ??= statusesOf(this.#row.containerStatuses, this.first.containers);
    return this.#containers;
  }

  get initContainers(): readonly ContainerStatus[] {
    this.#initContainers ??= statusesOf(this.#row.initContainerStatuses, this.first.initContainers);
    return this.#initContainers;
  }

  get ephemeralContainers(): readonly ContainerStatus[] {
    return statusesOf(this.#row.ephemeralContainerStatuses, this.first.ephemeralContainers);
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

  #traits(): Traits {
    const { likeness } = this.#row;
    likeness.traits ??= traitsOf(this.#row, this.first);
    return likeness.traits;
  }
}

/** The same of every pod that is like `first`, because their parts are. */
function traitsOf({ conditions, containerStatuses, initContainerStatuses }: PodRow, first: Pod): Traits {
  const containers = containerStatuses instanceof Timed ? containerStatuses : first.containers;
  const initContainers =
    initContainerStatuses instanceof Timed ? initContainerStatuses : first.initContainers;
  return {
    latest: Math.max(
      fixedChange(conditions instanceof Timed ? conditions : first.conditions),
      fixedEnd(containers),
      fixedEnd(initContainers),
    ),
    isFirstRun: isFirstRun(containers) && isFirstRun(initContainers),
  };
}

function conditionsOf({ conditions }: PodRow, first: Pod): readonly Condition[] {
  return conditions instanceof Timed ? readConditions(conditions) : first.conditions;
}

function statusesOf(value: unknown, first: readonly ContainerStatus[]): readonly ContainerStatus[] {
  return value instanceof Timed ? readContainerStatuses(value) : first;
}
