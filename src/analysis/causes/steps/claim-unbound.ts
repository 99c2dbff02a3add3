import { objectKey } from '../../../model/object.ts';
import type { Step } from '../step.ts';

/** A pod that mounts a claim waits for it. */
export const claimUnbound: Step = {
  id: 'claim-unbound',
  reasoning:
    'A pod is not scheduled, or not started, before every claim it mounts is bound. Where the claim has a finding, the ' +
    'waiting workload follows from it.',
  *infer(_cluster, findings) {
    const claims = findings.filter(({ rule }) => rule === 'unbound-claim');
    const waiting = new Map(
      claims.toReversed().flatMap((finding) => finding.related.map((pod) => [objectKey(pod), finding])),
    );
    if (waiting.size === 0) return;
    for (const consequence of findings.filter(({ rule }) => WAITING.has(rule))) {
      const [cause] = consequence.related.flatMap((pod) => waiting.get(objectKey(pod)) ?? []);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};

const WAITING = new Set(['unschedulable-pod', 'stuck-starting-pod', 'stuck-rollout']);
