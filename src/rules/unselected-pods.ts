import type { NetworkPolicy } from '../model/network-policy.ts';
import { objectKey } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { kubectl } from './command.ts';
import { listWords, type NamespaceListFacts, namespaceLists } from './namespace-list.ts';
import { hasForeignPolicies, isIsolable } from './policy-coverage.ts';
import type { RuleDefinition } from './rule.ts';
import { selectorIndex } from './selector-index.ts';

type Parts = Pick<
  RuleDefinition<'pods' | 'networkPolicies', 'customResources', NamespaceListFacts>,
  'check' | 'message' | 'commands'
>;

/** What a rule about one direction does: the pods that no policy about it selects, where others are selected by one. */
export function unselectedPods(direction: 'Egress' | 'Ingress'): Parts {
  return {
    *check(view) {
      const { pods, networkPolicies, links, captured } = view;
      if (hasForeignPolicies(view)) return;
      const policies = networkPolicies.filter(({ policyTypes }) => policyTypes.includes(direction));
      const guarded = new Set(policies.map(({ meta }) => meta.namespace));
      const isSelected = selectedBy(policies);
      const seen = new Set<string>();
      const firsts = pods.filter((pod) => {
        const { namespace } = pod.meta;
        if (!guarded.has(namespace) || !isIsolable(pod) || !captured.all('networkPolicies', namespace))
          return false;
        // Pods of one owner are alike.
        const owner = objectKey(links.topOwner(pod));
        return seen.has(owner) ? false : seen.add(owner).has(owner);
      });
      yield* namespaceLists(firsts, (pod) =>
        isSelected(pod) ? null : { path: 'metadata.labels', value: JSON.stringify(pod.meta.labels) },
      );
    },
    message(facts) {
      return `${facts.count} of ${facts.of} workloads, such as the ${facts.count === 1 ? 'pod' : 'pods'} ${listWords(facts)}`;
    },
    commands(_facts, { name }) {
      return [
        kubectl('get', 'networkpolicies', '-n', name),
        kubectl('get', 'pods', '--show-labels', '-n', name),
      ];
    },
  };
}

function selectedBy(policies: readonly NetworkPolicy[]): (pod: Pod) => boolean {
  const selecting = selectorIndex(
    policies.map((owner) => ({ owner, namespace: owner.meta.namespace, selector: owner.podSelector })),
  );
  return ({ meta }) => selecting(meta.namespace, meta.labels).length > 0;
}
