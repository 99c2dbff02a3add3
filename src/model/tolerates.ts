import type { Taint } from './node.ts';
import type { Toleration } from './pod-spec.ts';

/** Whether a pod may be placed in spite of a taint; one that is only preferred to be kept keeps nobody off. */
export function toleratesTaint(tolerations: readonly Toleration[], taint: Taint): boolean {
  return taint.effect === 'PreferNoSchedule' || tolerations.some((one) => tolerates(one, taint));
}

/** As `k8s.io/api` decides in `Toleration.ToleratesTaint`. */
function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== null && effect !== '' && effect !== taint.effect) return false;
  if (key === null || key === '') return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || (value ?? '') === (taint.value ?? '');
}
