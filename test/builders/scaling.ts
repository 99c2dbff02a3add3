import type { ObjectReference } from '../../src/model/object.ts';
import type {
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
  VerticalPodAutoscaler,
} from '../../src/model/scaling.ts';
import { conditionOf } from './condition.ts';
import { fieldsOf, NAMESPACE, namespacedMeta, type Options } from './meta.ts';

/** Scales the Deployment of its name between 2 and 10, now at 3, by CPU, unless said otherwise. */
export function autoscaler(
  name: string,
  options: Options<HorizontalPodAutoscaler> = {},
): HorizontalPodAutoscaler {
  return {
    meta: namespacedMeta('autoscaling/v2', 'HorizontalPodAutoscaler', name, options),
    target: deploymentOf(name, options.namespace),
    targetApiVersion: 'apps/v1',
    minReplicas: 2,
    maxReplicas: 10,
    currentReplicas: 3,
    desiredReplicas: 3,
    metrics: [{ name: 'cpu', target: '70%', current: '41%' }],
    conditions: [
      conditionOf('AbleToScale', true, { reason: 'ReadyForNewScale' }),
      conditionOf('ScalingActive', true, { reason: 'ValidMetricFound' }),
      conditionOf('ScalingLimited', false, { reason: 'DesiredWithinRange' }),
    ],
    lastScaledAt: null,
    ...fieldsOf(options),
  };
}

/** For pods labelled `app: <name>`; one may go now, unless said otherwise. */
export function disruptionBudget(
  name: string,
  options: Options<PodDisruptionBudget> = {},
): PodDisruptionBudget {
  return {
    meta: namespacedMeta('policy/v1', 'PodDisruptionBudget', name, options),
    selector: { matchLabels: { app: name }, matchExpressions: [] },
    minAvailable: 1,
    maxUnavailable: null,
    unhealthyPodEvictionPolicy: null,
    currentHealthy: 2,
    desiredHealthy: 1,
    disruptionsAllowed: 1,
    expectedPods: 2,
    conditions: [],
    ...fieldsOf(options),
  };
}

export function verticalAutoscaler(
  name: string,
  options: Options<VerticalPodAutoscaler> = {},
): VerticalPodAutoscaler {
  return {
    meta: namespacedMeta('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', name, options),
    target: deploymentOf(name, options.namespace),
    updateMode: 'Off',
    recommendations: [],
    ...fieldsOf(options),
  };
}

function deploymentOf(name: string, namespace: string | null = NAMESPACE): ObjectReference {
  return { kind: 'Deployment', namespace, name };
}
