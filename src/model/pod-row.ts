import type { JsonRecord } from './json.ts';
import type { Pod } from './pod.ts';

/** Pods that are alike: they differ in what a `PodRow` holds, and in nothing else that the model has. */
export interface Likeness {
  /** The one that was read first, from its JSON; `null` until then. */
  first: Pod | null;
}

/**
 * A captured pod that is like others. Each member is what its JSON has there; `undefined` where all that are alike have
 * the same, or nothing.
 */
export interface PodRow {
  readonly likeness: Likeness;
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
  /** The JSON. */
  captured(): JsonRecord;
}
