import type { Taint } from '../../../../model/node.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { keepingTaint } from './node-obstacles.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** A taint that somebody set keeps the pods off every node. */
export const taintUntolerated: Mechanism = {
  id: 'taint-untolerated',
  title: 'The nodes have a taint that the pods do not tolerate',
  reasoning:
    'A taint with effect NoSchedule or NoExecute keeps off every pod without a toleration for it. Every node that the ' +
    'pod selects has such a taint, set on purpose: taints under node.kubernetes.io/ follow a condition of the node, ' +
    'which is then the cause, and those of a control plane beside other nodes are as they should be.',
  fix: 'Add a toleration for the taint to the template of the workload if it is meant to run there; else take the taint off the nodes that are to run it.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'taint', ({ pod, nodes, detail }) => {
      const found = nodes.flatMap((node) => {
        const taint = keepingTaint(node, pod.spec);
        return taint === null ? [] : [{ node, taint }];
      });
      const taints = [...new Set(found.map(({ taint }) => taintText(taint)))];
      const named = taints.length > 0 ? someOf(taints) : detail === null ? null : `{${excerpt(detail, 100)}}`;
      const where =
        nodes.length === 0
          ? 'the nodes have'
          : `${counted(nodes.length, 'node')} that could take the pods ${nodes.length === 1 ? 'has' : 'have'}`;
      const tolerated = pod.spec.tolerations.flatMap(({ key }) =>
        key === null || key.startsWith('node.kubernetes.io/') ? [] : [key],
      );
      const others = tolerated.length === 0 ? '' : `; they tolerate ${someOf([...new Set(tolerated)])}`;
      return {
        summary: `${where} the taint ${named ?? 'of which the scheduler does not give the name'}, and the pods have no toleration for it${others}`,
        evidence: found
          .slice(0, 2)
          .map(({ node, taint }) =>
            field(node, `spec.taints[${node.taints.indexOf(taint)}]`, taintText(taint)),
          ),
        commands: [
          ...finding.commands.slice(0, 1),
          ...finding.commands.slice(-1),
          ...found
            .slice(0, 5)
            .map(
              ({ node, taint }) =>
                `# if it is not wanted there: ${kubectl('taint', 'nodes', node.meta.name, `${taint.key}:${taint.effect}-`)}`,
            ),
        ],
        fault: `taint ${taints.join(' ')}${taints.length === 0 ? (detail ?? '') : ''}`,
      };
    });
  },
};

function taintText({ key, value, effect }: Taint): string {
  return excerpt(`${key}${value === null || value === '' ? '' : `=${value}`}:${effect}`, 120);
}
