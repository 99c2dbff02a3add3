import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { instead, labelsOf, selectorPairs } from './asked-labels.ts';
import { placeableNodes } from './node-obstacles.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The pods ask for labels that no node has. */
export const nodeSelectorUnmatched: Mechanism = {
  id: 'node-selector-unmatched',
  title: 'No node has the labels that nodeSelector asks for',
  reasoning:
    'A pod goes only to nodes that have every label of its nodeSelector. The scheduler has one text for selector and ' +
    'affinity, `didn’t match Pod’s node affinity/selector`, so the pod says which: its nodeSelector has a pair that no ' +
    'node has which takes workloads. Where some node has them all, that node has another reason, and this is not it.',
  fix: 'Correct nodeSelector in the template of the workload, or label a node that is to run it.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'placement', ({ pod, nodes }) => {
      const { spec } = pod;
      const pairs = selectorPairs(spec);
      if (pairs.length === 0) return null;
      const labels = labelsOf(nodes);
      const missing = Object.entries(spec.nodeSelector).filter(
        ([key, value]) => labels.get(key)?.includes(value) !== true,
      );
      const fits = placeableNodes({ nodeSelector: spec.nodeSelector, nodeAffinity: [] }, nodes).length > 0;
      // Without the nodes, affinity is as good a reason.
      if (spec.nodeAffinity.length > 0 && (nodes.length === 0 || fits)) return null;
      const asked = missing.length === 0 || nodes.length === 0 ? pairs : missing.map((one) => one.join('='));
      const none = nodes.length === 0 ? 'no node' : `none of ${counted(nodes.length, 'node')} for workloads`;
      return {
        summary: `nodeSelector asks for ${someOf(asked.map((one) => excerpt(one, 100)))}, which ${none} has${instead(
          missing.map(([key]) => key),
          nodes,
        )}`,
        evidence: [field(pod, 'spec.nodeSelector', pairs.join(', '))],
        commands: [
          ...finding.commands.slice(0, 1),
          kubectl('get', 'nodes', ...missing.slice(0, 3).flatMap(([key]) => ['-L', key])),
          ...nodes
            .slice(0, 1)
            .map(({ meta }) => `# where it is to run: ${kubectl('label', 'node', meta.name, ...asked)}`),
        ],
      };
    });
  },
};
