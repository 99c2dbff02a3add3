import type { Finding } from '../../../rules/finding.ts';
import { factList, factText } from '../fact-member.ts';
import { relatedPods } from '../related-pods.ts';
import type { Step } from '../step.ts';

/** A node under pressure evicts pods and takes no new ones. */
export const nodeUnderPressure: Step = {
  id: 'node-under-pressure',
  reasoning:
    'A node under disk, memory or PID pressure evicts pods and is tainted against new ones. Evicted pods of such a ' +
    'node follow from the pressure, and so do pods that the scheduler cannot place because of the taint that goes ' +
    'with it.',
  *infer(cluster, findings) {
    const pressed = findings.filter(({ rule }) => rule === 'node-pressure');
    if (pressed.length === 0) return;
    const byNode = new Map(pressed.map((finding) => [finding.subject.name, finding]));
    for (const consequence of findings) {
      const cause = isEviction(consequence)
        ? relatedPods(cluster, consequence).flatMap((pod) => byNode.get(pod.nodeName ?? '') ?? [])[0]
        : consequence.rule === 'unschedulable-pod'
          ? pressed.find((finding) => repels(finding, consequence))
          : undefined;
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};

/** Nodes refuse pods for other reasons too: a shutdown, no room, a port in use. */
function isEviction({ rule, facts }: Finding): boolean {
  return (
    rule === 'evicted-pod' && factList(facts, 'reasons').some((one) => factText(one, 'reason') === 'Evicted')
  );
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition */
const TAINTS: ReadonlyMap<string, string> = new Map([
  ['DiskPressure', 'node.kubernetes.io/disk-pressure'],
  ['MemoryPressure', 'node.kubernetes.io/memory-pressure'],
  ['PIDPressure', 'node.kubernetes.io/pid-pressure'],
  ['NetworkUnavailable', 'node.kubernetes.io/network-unavailable'],
]);

function repels({ facts }: Finding, pending: Finding): boolean {
  const text = factText(pending.facts, 'text') ?? '';
  const taints = factList(facts, 'conditions').flatMap(
    (one) => TAINTS.get(factText(one, 'type') ?? '') ?? [],
  );
  return taints.some((taint) => text.includes(taint));
}
