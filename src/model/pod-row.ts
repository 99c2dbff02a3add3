import { type Instant, instant } from './instant.ts';
import { type JsonRecord, text } from './json.ts';
import type { Pod } from './pod.ts';

/** Pods that are alike: they differ in what a `PodRow` holds, and in nothing else that the model has. */
export interface Likeness {
  /** The one that was read first, from its JSON; `null` until then. */
  first: Pod | null;
  /** `null` until somebody asks. */
  traits: Traits | null;
}

/** What is true of all pods that are alike. */
export interface Traits {
  /** The latest moment that the conditions and containers of all of them speak of; 0 without any. */
  readonly latest: Instant;
  /** No container was started before, unless its `PodRow` has a count. */
  readonly isFirstRun: boolean;
}

/**
 * A captured pod that is like others. Each member is what its JSON has there, times as instants where they are plain;
 * `undefined` where all that are alike have the same, or nothing. It is looked up each time it is asked for.
 */
export interface PodRow {
  readonly likeness: Likeness;
  /** Some of it can be asked for until the next pods are read, and no longer. */
  readonly isFleeting: boolean;
  readonly name: unknown;
  readonly uid: unknown;
  readonly resourceVersion: unknown;
  readonly creationTimestamp: unknown;
  readonly namespace: unknown;
  readonly labels: unknown;
  readonly annotations: unknown;
  readonly ownerReferences: unknown;
  readonly finalizers: unknown;
  readonly nodeName: unknown;
  readonly affinity: unknown;
  readonly podIP: unknown;
  readonly hostIP: unknown;
  readonly startTime: unknown;
  readonly conditions: unknown;
  readonly containerStatuses: unknown;
  readonly initContainerStatuses: unknown;
  readonly ephemeralContainerStatuses: unknown;
  /** Whether its conditions or containers speak of a moment from then on that others like it may not. */
  hasTimeFrom(since: Instant): boolean;
  /** Whether its containers have a number beyond 0 that those of others like it may not have. */
  hasCount(): boolean;
  /** The JSON. */
  captured(): JsonRecord;
}

/** A text of a row, or that of the first where all that are alike have the same. */
export function ownText(value: unknown, first: string | null): string | null {
  return value === undefined ? first : text(value);
}

/** The same of a time. */
export function ownInstant(value: unknown, first: Instant | null): Instant | null {
  if (value === undefined) return first;
  return typeof value === 'number' ? value : instant(value);
}
