import { condition } from '../../../../model/condition.ts';
import type { Event } from '../../../../model/event.ts';
import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podProblem } from '../../../../model/pod-problem.ts';
import { conditionFields, field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import { perFinding } from '../../per-finding.ts';
import { relatedPods } from '../../related-pods.ts';

/** A pod without a node, and what the scheduler says of it. */
export interface WaitingPod {
  readonly pod: Pod;
  /** `null` where the scheduler has said nothing that was captured. */
  readonly message: string | null;
  readonly evidence: readonly Evidence[];
}

/** Rules whose findings show pods without a node. */
export const WAITING_RULES: readonly string[] = [
  'unschedulable-pod',
  'unscheduled-pod',
  'stuck-rollout',
  'partially-available-workload',
];

/** The pods of a finding that no scheduler has placed; none where others are broken in another way. */
export const waitingPods = perFinding((finding, { cluster }): readonly WaitingPod[] => {
  const broken = relatedPods(cluster, finding).flatMap((pod) => {
    const problem = podProblem(pod, cluster.now);
    return problem === null ? [] : [{ pod, problem }];
  });
  if (!broken.every(({ problem }) => WAITING.has(problem.class))) return [];
  return broken.map(({ pod }) => {
    const said = condition(pod.conditions, 'PodScheduled')?.message ?? null;
    if (said !== null)
      return { pod, message: said, evidence: conditionFields(pod, 'PodScheduled').slice(-1) };
    const event = cluster.links.eventsOf(reference(pod)).find((one) => isRefusal(one, pod)) ?? null;
    return {
      pod,
      message: event?.message ?? null,
      evidence: event === null ? [] : [field(event, 'message', event.message)],
    };
  });
});

const WAITING: ReadonlySet<string> = new Set(['unschedulable', 'unscheduled']);

/** Of this pod, not of an earlier one of its name. */
function isRefusal({ reason, subjectUid }: Event, { meta }: Pod): boolean {
  return (
    reason === 'FailedScheduling' && (subjectUid === null || meta.uid === null || subjectUid === meta.uid)
  );
}
