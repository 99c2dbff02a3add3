import { counted } from '../../../../rules/amount-words.ts';
import { factMember, factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';

/** The node that should confirm the end of pods is no longer part of the cluster. */
export const nodeGone: Mechanism = {
  id: 'node-gone',
  title: 'The node of deleted pods is no longer in the cluster',
  reasoning:
    'The kubelet of its node confirms that a deleted pod has ended. That node is not among the nodes, all of which were ' +
    'captured, so nobody will. The pod garbage collector takes such pods away after a while; where it has not, ' +
    'finalizers or a controller manager that does not run are in its way.',
  fix: 'Make sure that the machine is off, and delete the pods with --grace-period=0 --force.',
  explains: ['stuck-terminating-pod'],
  diagnose(finding) {
    if (factText(finding.facts, 'nodeState') !== 'gone') return null;
    const count = factMember(finding.facts, 'count');
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `node ${finding.subject.name} is no longer in the cluster, and nobody else confirms the end of ${typeof count === 'number' ? counted(count, 'deleted pod') : 'its deleted pods'}`,
      evidence: [],
      toConfirm: null,
    };
  },
};
