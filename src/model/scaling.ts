import type { Condition } from './condition.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';
import type { Instant } from './instant.ts';
import type { LabelSelector } from './selector.ts';

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
