import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** Every node that could take the pods is cordoned. */
export const nodesCordoned: Mechanism = {
  id: 'nodes-cordoned',
  title: 'All nodes that could take the pods are cordoned',
  reasoning:
    'The scheduler passes over nodes with spec.unschedulable, and says `were unschedulable` of them. When those nodes ' +
    'are set aside that the pod does not select or whose taint it does not tolerate, only cordoned ones are left. ' +
    'While one node is open, being cordoned is not what keeps the pod off; a cordoned control plane beside other ' +
    'nodes is kept free on purpose and never the cause.',
  fix: 'Ask whether maintenance is still going on; then uncordon the nodes, and the pods are placed within seconds. If it goes on, add a node first.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'cordoned', ({ nodes, reasons }) => {
      const count = reasons.reduce((sum, one) => sum + (one.obstacle === 'cordoned' ? one.nodes : 0), 0);
      const names = nodes.map(({ meta }) => meta.name);
      const [only] = names;
      const which =
        names.length === 1 && only !== undefined
          ? `node ${only}, the only one that could take the pods, is cordoned`
          : `all ${counted(names.length === 0 ? count : names.length, 'node')} that could take the pods are cordoned`;
      return {
        summary: `${which} (spec.unschedulable)${names.length > 1 ? `: ${someOf(names)}` : ''}`,
        evidence: nodes.slice(0, 2).map((node) => field(node, 'spec.unschedulable', true)),
        commands: [kubectl('get', 'nodes'), ...names.slice(0, 10).map((name) => kubectl('uncordon', name))],
        fault: 'cordoned',
      };
    });
  },
};
