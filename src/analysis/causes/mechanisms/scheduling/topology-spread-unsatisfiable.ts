import { formatSelector } from '../../../../model/selector.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { domainsOf } from './domains.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The next pod would make the spread too uneven, wherever it went. */
export const topologySpreadUnsatisfiable: Mechanism = {
  id: 'topology-spread-unsatisfiable',
  title: 'Topology spread constraints cannot be satisfied',
  reasoning:
    'A spread constraint with DoNotSchedule keeps a pod out of a domain that would then hold more than maxSkew pods ' +
    'above the emptiest one. Domains whose nodes take no pods (cordoned, full, tainted) count as empty ones by default, ' +
    'so that the others fill up to maxSkew and no further. Nodes without the topology label (`missing required ' +
    'label`) take none at all. ScheduleAnyway keeps no pod off.',
  fix: 'Make the constraint ScheduleAnyway, raise maxSkew, set nodeTaintsPolicy to Honor so that tainted domains do not count, or open nodes in the domains that are short.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'spread', ({ pod, nodes, reasons }) => {
      const hard = pod.spec.topologySpread.filter(
        ({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule',
      );
      const unlabelled = hard.find(
        ({ topologyKey }) => nodes.length > 0 && domainsOf(nodes, topologyKey).length === 0,
      );
      const constraint = unlabelled ?? hard[0];
      const missing =
        unlabelled !== undefined || reasons.some(({ text }) => text.includes('missing required label'));
      if (constraint === undefined)
        return {
          summary: 'the default spread constraints of the scheduler leave no node',
          evidence: [],
        };
      const { topologyKey, maxSkew, selector } = constraint;
      const domains = domainsOf(nodes, topologyKey);
      const left =
        nodes.length === 0
          ? ''
          : `; nodes that could take them are in ${domains.length === 0 ? 'no domain' : `${counted(domains.length, 'domain')}: ${someOf(domains)}`}`;
      const labels = selector === null ? '' : ` of pods labelled ${excerpt(formatSelector(selector), 120)}`;
      return {
        summary: missing
          ? `the pods are to be spread by the label ${topologyKey}, which the nodes that could take them do not have`
          : `the pods are to be spread by ${topologyKey} with at most ${maxSkew} more${labels} in one domain than in another${left}`,
        evidence: [
          field(
            pod,
            `spec.topologySpreadConstraints[${pod.spec.topologySpread.indexOf(constraint)}].topologyKey`,
            topologyKey,
          ),
          field(
            pod,
            `spec.topologySpreadConstraints[${pod.spec.topologySpread.indexOf(constraint)}].maxSkew`,
            maxSkew,
          ),
        ],
        commands: [...finding.commands.slice(0, 1), kubectl('get', 'nodes', '-L', topologyKey)],
      };
    });
  },
};
