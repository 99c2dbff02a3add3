import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import type { Pod } from '../model/pod.ts';
import type { Labels } from '../model/selector.ts';

/** Kinds with a template for pods: what they make is expected though it may not be there now. */
export const POD_MAKERS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'replicaSets',
  'replicationControllers',
  'jobs',
  'cronJobs',
] as const;

export type PodMakers = Pick<Objects, (typeof POD_MAKERS)[number]>;

/** Labels of every pod, and of every pod that templates would make. */
export function podLabels(
  pods: readonly Pod[],
  makers: PodMakers,
): readonly { readonly namespace: string | null; readonly labels: Labels }[] {
  return [
    ...pods.map(({ meta }) => ({ namespace: meta.namespace, labels: meta.labels })),
    ...POD_MAKERS.flatMap((kind) =>
      makers[kind].map(({ meta, template }) => ({ namespace: meta.namespace, labels: template.labels })),
    ),
  ];
}

/**
 * What has to be known before anyone may say that there is no such pod. ReplicationControllers have been superseded for
 * ten years, and next to nobody captures them.
 */
export const KNOWN_MAKERS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'replicaSets',
  'jobs',
  'cronJobs',
] as const;

/** Whether those were all of them, so that what selects none of them selects nothing. */
export function allPodsKnown(captured: Captured, namespace: string | null): boolean {
  return (['pods', ...KNOWN_MAKERS] as const).every((kind) => captured.all(kind, namespace));
}
