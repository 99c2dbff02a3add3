import type { NetworkPolicy } from '../model/network-policy.ts';
import { objectKey } from '../model/object.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { hasForeignPolicies, isIsolable, policiesOf } from './policy-coverage.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'pod-without-ingress-policy',
  title: 'Pods are selected by no ingress NetworkPolicy',
  group: 'security',
  severity: 'low',
  why: 'The namespace has policies, yet these pods are outside them: every pod of the cluster may call them. That is easily overlooked, because the namespace looks guarded.',
  fix: 'Add a policy that selects them, or one for the whole namespace (an empty podSelector) that denies what is not allowed.',
  peers: {
    Popeye: ['POP-1204'],
    Polaris: ['missingNetworkPolicy'],
    'kube-score': ['pod-networkpolicy'],
    'kube-linter': ['non-isolated-pod'],
    Kubescape: ['C-0260', 'C-0030'],
  },
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
      covering(pod).some(({ policyTypes }) => policyTypes.includes('Ingress'))
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

/** Where policies are about egress alone, nobody has set out to guard pods from calls. */
function isCounted({ policyTypes }: NetworkPolicy): boolean {
  return policyTypes.includes('Ingress');
}
