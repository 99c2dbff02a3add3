import type { Condition } from './condition.ts';
import type { Instant } from './instant.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';
import type { LabelSelector } from './selector.ts';

/** A ValidatingWebhookConfiguration or MutatingWebhookConfiguration. */
export interface WebhookConfiguration extends KubernetesObject {
  readonly webhooks: readonly {
    readonly name: string;
    /** `null` for a webhook outside the cluster. */
    readonly service: ObjectReference | null;
    readonly failurePolicy: string;
    readonly timeoutSeconds: number;
    readonly namespaceSelector: LabelSelector | null;
    readonly resources: readonly string[];
    readonly operations: readonly string[];
  }[];
}

export interface APIService extends KubernetesObject {
  /** `null` for APIs the API server serves itself. */
  readonly service: ObjectReference | null;
  readonly conditions: readonly Condition[];
}

export interface Lease extends KubernetesObject {
  readonly holder: string | null;
  readonly renewedAt: Instant | null;
  readonly durationSeconds: number | null;
}
