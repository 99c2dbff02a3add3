import { readAutoscalerConditions, readAutoscalerMetrics } from './autoscaler-metric.ts';
import { type Condition, readConditions } from './condition.ts';
import { readResources } from './container.ts';
import { type Instant, instant } from './instant.ts';
import { count, isRecord, type JsonRecord, number, record, records, text } from './json.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';
import { isEmptySelector, type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';

export interface HorizontalPodAutoscaler extends KubernetesObject {
  readonly target: ObjectReference;
  readonly targetApiVersion: string | null;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly metrics: readonly AutoscalerMetric[];
  readonly conditions: readonly Condition[];
  readonly lastScaledAt: Instant | null;
}

/** One metric, target and current side by side as kubectl's TARGETS column prints them. */
export interface AutoscalerMetric {
  readonly name: string;
  /** `70%`, `500m`; as the object states it. */
  readonly target: string | null;
  /** `null` prints as `<unknown>`. */
  readonly current: string | null;
}

export interface PodDisruptionBudget extends KubernetesObject {
  readonly selector: LabelSelector | null;
  readonly minAvailable: number | string | null;
  readonly maxUnavailable: number | string | null;
  readonly unhealthyPodEvictionPolicy: string | null;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly disruptionsAllowed: number;
  readonly expectedPods: number;
  readonly conditions: readonly Condition[];
}

export interface VerticalPodAutoscaler extends KubernetesObject {
  readonly target: ObjectReference | null;
  readonly updateMode: string | null;
  readonly recommendations: readonly {
    readonly container: string;
    readonly target: Readonly<Record<string, number>>;
    readonly lowerBound: Readonly<Record<string, number>>;
    readonly upperBound: Readonly<Record<string, number>>;
  }[];
}

/** Reads every version from autoscaling/v1 to v2. A target that is not named has an empty kind and name. */
export function readHorizontalPodAutoscaler(raw: JsonRecord, meta: ObjectMeta): HorizontalPodAutoscaler {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const target = record(spec.scaleTargetRef);
  return {
    meta,
    target: { kind: text(target.kind) ?? '', namespace: meta.namespace, name: text(target.name) ?? '' },
    targetApiVersion: text(target.apiVersion),
    minReplicas: number(spec.minReplicas) ?? 1,
    maxReplicas: count(spec.maxReplicas),
    currentReplicas: count(status.currentReplicas),
    desiredReplicas: count(status.desiredReplicas),
    metrics: readAutoscalerMetrics(raw),
    conditions: readAutoscalerConditions(raw),
    lastScaledAt: instant(status.lastScaleTime),
  };
}

/** In policy/v1beta1 an empty selector selects no pod, in policy/v1 every pod of the namespace. */
export function readPodDisruptionBudget(
  raw: JsonRecord,
  meta: ObjectMeta,
  share: Share,
): PodDisruptionBudget {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const selector = readLabelSelector(spec.selector);
  const isNone = selector === null || (meta.apiVersion === 'policy/v1beta1' && isEmptySelector(selector));
  return {
    meta,
    selector: isNone ? null : share(selector),
    minAvailable: amount(spec.minAvailable),
    maxUnavailable: amount(spec.maxUnavailable),
    unhealthyPodEvictionPolicy: text(spec.unhealthyPodEvictionPolicy),
    currentHealthy: count(status.currentHealthy),
    desiredHealthy: count(status.desiredHealthy),
    disruptionsAllowed: count(status.disruptionsAllowed),
    expectedPods: count(status.expectedPods),
    conditions: readConditions(status.conditions),
  };
}

/** Without an update mode it is `Auto`, the default. Recommendations without a container are passed over. */
export function readVerticalPodAutoscaler(raw: JsonRecord, meta: ObjectMeta): VerticalPodAutoscaler {
  const spec = record(raw.spec);
  const containers = records(record(record(raw.status).recommendation).containerRecommendations);
  return {
    meta,
    target: readTarget(spec.targetRef, meta),
    updateMode: text(record(spec.updatePolicy).updateMode) ?? 'Auto',
    recommendations: containers.flatMap((entry) => {
      const container = text(entry.containerName);
      if (container === null) return [];
      return {
        container,
        target: readResources(entry.target),
        lowerBound: readResources(entry.lowerBound),
        upperBound: readResources(entry.upperBound),
      };
    }),
  };
}

function readTarget(value: unknown, meta: ObjectMeta): ObjectReference | null {
  if (!isRecord(value)) return null;
  const kind = text(value.kind);
  const name = text(value.name);
  return kind === null || name === null ? null : { kind, namespace: meta.namespace, name };
}

/** An `IntOrString`: `2` or `50%`. */
function amount(value: unknown): number | string | null {
  return number(value) ?? text(value);
}
