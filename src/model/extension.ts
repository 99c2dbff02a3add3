import { type Condition, readConditions } from './condition.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, number, record, records, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';
import { byCodeUnit } from './order.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';

/** A ValidatingWebhookConfiguration or MutatingWebhookConfiguration. */
export interface WebhookConfiguration extends KubernetesObject {
  readonly webhooks: readonly {
    readonly name: string;
    /** `null` for a webhook outside the cluster. */
    readonly service: ObjectReference | null;
    readonly failurePolicy: string;
    readonly timeoutSeconds: number;
    readonly namespaceSelector: LabelSelector | null;
    readonly objectSelector: LabelSelector | null;
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

/** Webhooks keep their order: it is the order they are called in. Resources and operations are those of all rules. */
export function readWebhookConfiguration(
  raw: JsonRecord,
  meta: ObjectMeta,
  share: Share,
): WebhookConfiguration {
  const { failurePolicy, timeoutSeconds } = meta.apiVersion.endsWith('/v1beta1') ? BETA_DEFAULTS : DEFAULTS;
  return {
    meta,
    webhooks: records(raw.webhooks).map((webhook) => ({
      name: text(webhook.name) ?? '',
      service: readService(record(webhook.clientConfig).service),
      failurePolicy: text(webhook.failurePolicy) ?? failurePolicy,
      timeoutSeconds: number(webhook.timeoutSeconds) ?? timeoutSeconds,
      namespaceSelector: share(readLabelSelector(webhook.namespaceSelector)),
      objectSelector: share(readLabelSelector(webhook.objectSelector)),
      resources: ofRules(webhook, 'resources'),
      operations: ofRules(webhook, 'operations'),
    })),
  };
}

export function readAPIService(raw: JsonRecord, meta: ObjectMeta): APIService {
  return {
    meta,
    service: readService(record(raw.spec).service),
    conditions: readConditions(record(raw.status).conditions),
  };
}

export function readLease(raw: JsonRecord, meta: ObjectMeta): Lease {
  const spec = record(raw.spec);
  return {
    meta,
    holder: text(spec.holderIdentity),
    renewedAt: instant(spec.renewTime),
    durationSeconds: number(spec.leaseDurationSeconds),
  };
}

/** What the API server fills in; admissionregistration.k8s.io/v1beta1 had other ideas. */
const DEFAULTS = { failurePolicy: 'Fail', timeoutSeconds: 10 };
const BETA_DEFAULTS = { failurePolicy: 'Ignore', timeoutSeconds: 30 };

function readService(value: unknown): ObjectReference | null {
  const { namespace, name } = record(value);
  const service = text(name);
  return service === null ? null : { kind: 'Service', namespace: text(namespace), name: service };
}

function ofRules(webhook: JsonRecord, field: 'resources' | 'operations'): readonly string[] {
  const all = records(webhook.rules).flatMap((rule) => texts(rule[field]));
  return [...new Set(all)].toSorted(byCodeUnit);
}
