import { toldFinding } from './told-finding.ts';

/** Target and template do not fit together. */
export const autoscalerWithoutMeasure = toldFinding({
  id: 'autoscaler-without-measure',
  title: 'Autoscaler has no request to measure usage by',
  reasoning:
    'Utilization is usage as a share of the request. A target by utilization of a resource for which a container of the pods has no request cannot be computed, so the autoscaler does nothing, whatever the load.',
  fix: 'Set requests for that resource on every container of the pods, sidecars too; or use a target by average value.',
  explains: ['autoscaler-without-requests'],
  sure: () => 'confirmed',
  toConfirm: 'Read the condition: kubectl describe horizontalpodautoscaler',
});
