import { objectKey } from '../../model/object.ts';
import type { Step } from './step.ts';

/** An autoscaler cannot measure a workload that has no running pods. */
export const autoscalerTarget: Step = {
  id: 'autoscaler-target',
  reasoning:
    'Resource metrics come from running pods. Where the target of an inactive autoscaler is broken or at zero itself, ' +
    'the missing metrics follow from that.',
  *infer(_cluster, findings) {
    const bySubject = new Map(findings.map((finding) => [objectKey(finding.subject), finding]));
    for (const consequence of findings.filter(({ rule }) => rule === 'autoscaler-inactive')) {
      const cause = consequence.related
        .map((target) => bySubject.get(objectKey(target)))
        .find((finding) => finding !== undefined);
      if (cause !== undefined && cause !== consequence) yield { consequence, cause };
    }
  },
};
