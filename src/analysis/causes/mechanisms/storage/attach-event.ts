import type { Event } from '../../../../model/event.ts';
import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podProblem } from '../../../../model/pod-problem.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';

/** Rules whose findings show pods that have a node and do not start. */
export const STARTING_RULES: readonly string[] = [
  'stuck-starting-pod',
  'stuck-rollout',
  'partially-available-workload',
];

/** A pod that does not get past starting, and the newest thing that was said of its volumes. */
export interface VolumeFailure {
  readonly pod: Pod;
  readonly event: Event;
  readonly message: string;
}

/** The events on the pods of a finding that are stuck in starting, newest first, with one of these reasons. */
export function volumeFailures(
  finding: Finding,
  { cluster }: Scene,
  reasons: ReadonlySet<string>,
): readonly VolumeFailure[] {
  return relatedPods(cluster, finding).flatMap((pod) => {
    if (pod.phase !== 'Pending' || pod.nodeName === null || pod.meta.deletedAt !== null) return [];
    const problem = podProblem(pod, cluster.now);
    // Images and configuration come after the volumes: these are mounted then.
    if (problem !== null && problem.class !== 'starting') return [];
    return cluster.links
      .eventsOf(reference(pod))
      .filter(
        ({ reason, subjectUid }) =>
          reasons.has(reason ?? '') &&
          (subjectUid === null || pod.meta.uid === null || subjectUid === pod.meta.uid),
      )
      .flatMap((event) => (event.message === null ? [] : [{ pod, event, message: event.message }]));
  });
}
