import { formatSelector } from '../../../../model/selector.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { termCommands } from './affinity-term.ts';
import { podsByDomain } from './domains.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The pods want to be beside pods that are not there. */
export const podAffinityUnmatched: Mechanism = {
  id: 'pod-affinity-unmatched',
  title: 'Required pod affinity finds no pod to be near to',
  reasoning:
    'Required podAffinity lets a pod only into a domain (node, zone) in which a pod with given labels runs. No such pod ' +
    'runs, or only on nodes that do not take this one for another reason. A pod whose own labels fit may start the ' +
    'group, so that is no reason.',
  fix: 'Correct the labels or the namespaces of the rule, start what the pods are to be near to, or make the rule preferred.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'pod-affinity', ({ pod }) => {
      const terms = pod.spec.podAffinity;
      const [worst] = terms
        .map((term) => ({ term, places: podsByDomain(pod, term, scene) }))
        .toSorted((a, b) => a.places.size - b.places.size);
      if (worst === undefined) return null;
      const { term, places } = worst;
      const selector = term.selector === null ? '' : formatSelector(term.selector);
      const home = term.namespaces.length > 0 ? term.namespaces.join(', ') : (pod.meta.namespace ?? '');
      return {
        summary: `required affinity wants a pod labelled ${excerpt(selector, 120)} of namespace ${home} in the same ${term.topologyKey}, and ${places.size === 0 ? 'no such pod runs' : 'where such pods run no node takes this one'}`,
        evidence: [
          field(
            pod,
            `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[${terms.indexOf(term)}]`,
            `${selector} by ${term.topologyKey}`,
          ),
        ],
        commands: termCommands(finding, pod, term),
      };
    });
  },
};
