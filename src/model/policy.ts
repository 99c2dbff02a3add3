import { type Resources, readResources } from './container.ts';
import { count, type JsonRecord, record, records, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { byCodeUnit } from './order.ts';
import type { Share } from './share.ts';

export interface ResourceQuota extends KubernetesObject {
  readonly hard: Resources;
  readonly used: Resources;
  readonly scopes: readonly string[];
}

export interface LimitRange extends KubernetesObject {
  readonly limits: readonly {
    readonly type: string;
    readonly default: Resources;
    readonly defaultRequest: Resources;
    readonly min: Resources;
    readonly max: Resources;
  }[];
}

export interface PriorityClass extends KubernetesObject {
  readonly value: number;
  readonly globalDefault: boolean;
}

export interface RuntimeClass extends KubernetesObject {
  readonly handler: string | null;
}

/** `hard` is what is enforced (`status.hard`), else what was asked for. Scopes of a `scopeSelector` count as scopes. */
export function readResourceQuota(raw: JsonRecord, meta: ObjectMeta, share: Share): ResourceQuota {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const selected = records(record(spec.scopeSelector).matchExpressions).map((entry) => entry.scopeName);
  const scopes = new Set([...texts(spec.scopes), ...texts(selected)]);
  return {
    meta,
    hard: share(readResources(status.hard ?? spec.hard)),
    used: share(readResources(status.used)),
    scopes: [...scopes].toSorted(byCodeUnit),
  };
}

/** Limits without a type are passed over. */
export function readLimitRange(raw: JsonRecord, meta: ObjectMeta, share: Share): LimitRange {
  const limits = records(record(raw.spec).limits).flatMap((limit) => {
    const type = text(limit.type);
    if (type === null) return [];
    return {
      type,
      default: readResources(limit.default),
      defaultRequest: readResources(limit.defaultRequest),
      min: readResources(limit.min),
      max: readResources(limit.max),
    };
  });
  return { meta, limits: share(limits) };
}

export function readPriorityClass(raw: JsonRecord, meta: ObjectMeta): PriorityClass {
  return { meta, value: count(raw.value), globalDefault: raw.globalDefault === true };
}

/** v1alpha1 has the handler in its spec. */
export function readRuntimeClass(raw: JsonRecord, meta: ObjectMeta): RuntimeClass {
  return { meta, handler: text(raw.handler) ?? text(record(raw.spec).runtimeHandler) };
}
