import { counted } from '../../../../rules/amount-words.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { capacityOf } from './node-capacity.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** Every node has as many pods as it may have. */
export const podsInsufficient: Mechanism = {
  id: 'pods-insufficient',
  title: 'The nodes have as many pods as they may have',
  reasoning:
    'A node takes no more pods than status.allocatable.pods, however small they are: `Too many pods`. CPU and memory ' +
    'may be free. Pods that ended and were not deleted do not count.',
  fix: 'Remove pods that nobody needs, raise maxPods of the kubelets as far as the pod network has addresses, or add a node.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'pods', ({ nodes }) => {
      const { total: places, taken } = capacityOf(nodes, 'pods', scene);
      const known = scene.cluster.captured.all('pods') && taken >= places && places > 0;
      return {
        summary:
          nodes.length === 0
            ? 'the scheduler finds too many pods on every node that could take these'
            : `${counted(nodes.length, 'node')} that could take the pods ${nodes.length === 1 ? 'has' : 'have'} room for ${counted(places, 'pod')}${known ? `, and ${taken} are there` : ', and the scheduler finds no place left'}`,
        evidence: nodes
          .slice(0, 2)
          .map((node) => field(node, 'status.allocatable.pods', node.allocatable.pods ?? null)),
        fault: 'pods',
      };
    });
  },
};
