import type { NetworkPolicy } from '../model/network-policy.ts';
import { objectKey } from '../model/object.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { hasForeignPolicies, isIsolable, policiesOf } from './policy-coverage.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'pod-without-egress-policy',
  title: 'Pods are selected by no egress NetworkPolicy',
  group: 'security',
  severity: 'info',
  why: 'Other pods of the namespace may call only what a policy names; these may call anything, the Internet included.',
  fix: 'Add an egress policy that selects them, or one for the whole namespace (an empty podSelector) that allows DNS and the calls that are meant.',
  peers: { Popeye: ['POP-1205'], 'kube-score': ['pod-networkpolicy'], Kubescape: ['C-0260'] },
  needs: ['pods', 'networkPolicies'],
  uses: ['customResources'],
  absence: ['networkPolicies'],
  *check(view) {
    const { pods, networkPolicies, links, captured } = view;
    if (hasForeignPolicies(view)) return;
    const guarded = new Set(networkPolicies.filter(isCounted).map(({ meta }) => meta.namespace));
    const covering = policiesOf(networkPolicies);
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
      covering(pod).some(({ policyTypes }) => policyTypes.includes('Egress'))
        ? null
        : { path: 'metadata.labels', value: JSON.stringify(pod.meta.labels) },
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
});

/** Only a policy about egress shows that somebody set out to bound what pods call. */
function isCounted({ policyTypes }: NetworkPolicy): boolean {
  return policyTypes.includes('Egress');
}
