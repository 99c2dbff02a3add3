import { counted } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { affinityWords, instead } from './asked-labels.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The pods require a node that there is not. */
export const nodeAffinityUnmatched: Mechanism = {
  id: 'node-affinity-unmatched',
  title: 'No node satisfies the required node affinity',
  reasoning:
    'A pod with required node affinity goes only to a node that satisfies every expression of one of its terms. The ' +
    'scheduler has one text for selector and affinity; here the pod has affinity terms, and no node that takes ' +
    'workloads satisfies one. Preferred affinity keeps no pod off. Where some node satisfies a term, that node has ' +
    'another reason, and this is not it.',
  fix: 'Correct affinity.nodeAffinity in the template of the workload, make it preferred where it need not be required, or label a node that is to run it.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'placement', ({ pod, nodes }) => {
      const { nodeAffinity } = pod.spec;
      if (nodeAffinity.length === 0) return null;
      const keys = [
        ...new Set(nodeAffinity.flatMap(({ matchExpressions }) => matchExpressions.map(({ key }) => key))),
      ];
      const none = nodes.length === 0 ? 'no node' : `none of ${counted(nodes.length, 'node')} for workloads`;
      return {
        summary: `required node affinity asks for ${excerpt(affinityWords(pod.spec), 240)}, which ${none} satisfies${instead(keys, nodes)}`,
        evidence: [
          field(
            pod,
            'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
            affinityWords(pod.spec),
          ),
        ],
        commands: [
          ...finding.commands.slice(0, 1),
          kubectl('get', 'nodes', ...keys.slice(0, 3).flatMap((key) => ['-L', key])),
        ],
      };
    });
  },
};
