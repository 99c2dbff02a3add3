import type { Cluster } from '../../../model/cluster.ts';
import type { Finding } from '../../../rules/finding.ts';
import { factMember, factText } from '../fact-member.ts';
import { relatedPods } from '../related-pods.ts';
import type { Step } from '../step.ts';

/** A node that is not Ready explains what is broken only on it. */
export const nodeLost: Step = {
  id: 'node-lost',
  reasoning:
    'The kubelet of a node that is not Ready reports nothing and stops nothing: its pods stay Terminating, are not ' +
    'Ready, or do not get past starting until they are evicted. A finding of that kind whose pods all lie on such ' +
    'nodes needs no other cause. A wrong image or a crash is still one, wherever the pod lies. Pods that the ' +
    'scheduler cannot place because of the taint of a lost node follow from it too.',
  *infer(cluster, findings) {
    const lost = new Map(
      findings
        .filter(({ rule }) => rule === 'node-not-ready')
        .map((finding) => [finding.subject.name, finding]),
    );
    const [anyLost] = lost.values();
    if (anyLost === undefined) return;
    for (const consequence of findings) {
      if (isRepelled(consequence)) yield { consequence, cause: anyLost };
      else if (isSilence(consequence)) {
        const causes = nodesOf(cluster, consequence).map((node) => lost.get(node ?? ''));
        const [cause] = causes;
        if (cause !== undefined && causes.every((each) => each !== undefined)) yield { consequence, cause };
      }
    }
  },
};

function nodesOf(cluster: Cluster, finding: Finding): readonly (string | null)[] {
  if (finding.subject.kind === 'Node') return [finding.subject.name];
  return relatedPods(cluster, finding).map((pod) => pod.nodeName);
}

/** What a kubelet that went silent leaves behind. */
const SILENCE = new Set(['partially-available-workload', 'stuck-starting-pod', 'stuck-terminating-pod']);
const SILENT_PODS = new Set(['unready', 'starting', 'unknown']);

function isSilence({ rule, facts }: Finding): boolean {
  if (rule !== 'stuck-rollout') return SILENCE.has(rule);
  return SILENT_PODS.has(factText(factMember(facts, 'pod'), 'class') ?? '');
}

/** Set by the node controller while Ready is not True. */
const TAINT = /node\.kubernetes\.io\/(?:unreachable|not-ready)/;

function isRepelled({ rule, facts }: Finding): boolean {
  return rule === 'unschedulable-pod' && TAINT.test(factText(facts, 'text') ?? '');
}
