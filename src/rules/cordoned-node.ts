import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { isControlPlane } from './distribution.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** An autoscaler cordons what it is about to take away. */
const GOING =
  /^(?:ToBeDeletedByClusterAutoscaler|DeletionCandidateOfClusterAutoscaler|karpenter\.sh\/disrupt.*)$/;

export default defineRule({
  id: 'cordoned-node',
  title: 'Node is cordoned',
  group: 'risk',
  severity: 'low',
  why: 'No new pod is placed there. After maintenance that is easily forgotten, and the room is missed when another node fails.',
  fix: 'Ask whether maintenance is still going on; else uncordon the node, or drain it and take it out.',
  peers: { Popeye: ['POP-711'] },
  needs: ['nodes'],
  uses: ['pods'],
  details: ['pods'],
  readsText: 'table',
  *check({ nodes, links, captured }) {
    const workers = nodes.filter((node) => !isControlPlane(node));
    const open = nodes.filter((node) => !node.unschedulable).length;
    for (const node of nodes) {
      if (!node.unschedulable || node.meta.deletedAt !== null || isGoing(node)) continue;
      // Control-plane nodes are often kept free this way.
      const reserved = isControlPlane(node) && workers.some((one) => !one.unschedulable);
      yield {
        subject: reference(node),
        severity: reserved ? 'info' : open === 0 && captured.all('nodes') ? 'medium' : 'low',
        facts: {
          nodes: nodes.length,
          open,
          pods: captured.all('pods') ? links.podsOn(node.meta.name).length : null,
        },
        evidence: [
          node.meta.source.text?.form === 'table'
            ? field(node, 'STATUS', 'SchedulingDisabled')
            : field(node, 'spec.unschedulable', true),
        ],
      };
    }
  },
  message({ nodes, open, pods }) {
    const holds = pods === null ? '' : `; ${pods} ${pods === 1 ? 'pod is' : 'pods are'} still on it`;
    return `takes no new pods, and ${open} of ${nodes} nodes do${holds}`;
  },
  commands(_facts, { name }) {
    return [kubectl('describe', 'node', name), kubectl('uncordon', name)];
  },
});

function isGoing({ taints }: Node): boolean {
  return taints.some(({ key }) => GOING.test(key));
}
