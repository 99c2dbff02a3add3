import { defineRule } from './rule.ts';
import { unselectedPods } from './unselected-pods.ts';

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
  needs: ['pods', 'networkPolicies', 'customResources'],
  absence: ['networkPolicies', 'customResources'],
  // Where policies are about egress alone, nobody has set out to guard pods from calls.
  ...unselectedPods('Ingress'),
});
