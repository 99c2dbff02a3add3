import type {
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
  VerticalPodAutoscaler,
} from '../../../model/scaling.ts';
import { type Field, fields } from '../field.ts';
import { conditionStatuses } from './condition-statuses.ts';
import { selectorText } from './network-fields.ts';

/** What it is asked for, and whether it works; what it measured is different every time. */
export function horizontalPodAutoscalerFields(one: HorizontalPodAutoscaler): readonly Field[] {
  return fields({
    'spec.scaleTargetRef': `${one.target.kind}/${one.target.name}`,
    'spec.minReplicas': one.minReplicas,
    'spec.maxReplicas': one.maxReplicas,
    'spec.metrics': one.metrics.flatMap(({ name, target }) => (target === null ? [] : `${name} ${target}`)),
    ...conditionStatuses(one.conditions),
  });
}

export function verticalPodAutoscalerFields({ target, updateMode }: VerticalPodAutoscaler): readonly Field[] {
  return fields({
    'spec.targetRef': target === null ? null : `${target.kind}/${target.name}`,
    'spec.updatePolicy.updateMode': updateMode,
  });
}

export function podDisruptionBudgetFields(one: PodDisruptionBudget): readonly Field[] {
  return fields({
    'spec.selector': one.selector === null ? null : selectorText(one.selector),
    'spec.minAvailable': one.minAvailable,
    'spec.maxUnavailable': one.maxUnavailable,
    'spec.unhealthyPodEvictionPolicy': one.unhealthyPodEvictionPolicy,
    'status.disruptionsAllowed': one.disruptionsAllowed,
  });
}
