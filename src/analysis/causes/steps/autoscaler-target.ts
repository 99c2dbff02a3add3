import { objectKey, reference } from '../../../model/object.ts';
import type { Step } from '../step.ts';

/** An autoscaler cannot measure a workload that has no ready pods. */
export const autoscalerTarget: Step = {
  id: 'autoscaler-target',
  reasoning:
    'Resource metrics are taken from ready pods. Where no pod of an autoscaler’s target is ready and the target has a ' +
    'finding itself, the missing metrics follow from that. While one pod is ready there is something to measure.',
  *infer({ horizontalPodAutoscalers, links, captured }, findings) {
    const targets = new Map(
      horizontalPodAutoscalers.map((autoscaler) => [objectKey(reference(autoscaler)), autoscaler.target]),
    );
    // Findings come worst first, and the first of a subject is to stay.
    const bySubject = new Map(
      findings.toReversed().map((finding) => [objectKey(finding.subject), finding] as const),
    );
    for (const consequence of findings.filter(({ rule }) => rule === 'autoscaler-inactive')) {
      const target = targets.get(objectKey(consequence.subject));
      if (target === undefined || !captured.all('pods', target.namespace)) continue;
      const cause = bySubject.get(objectKey(target));
      const serves = links
        .podsOf(target)
        .some((pod) => pod.phase === 'Running' && pod.ready.ready === pod.ready.total);
      if (cause !== undefined && !serves) yield { consequence, cause };
    }
  },
};
