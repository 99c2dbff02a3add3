import { defineRule } from './rule.ts';
import { unselectedPods } from './unselected-pods.ts';

export default defineRule({
  id: 'pod-without-egress-policy',
  title: 'Pods are selected by no egress NetworkPolicy',
  group: 'security',
  severity: 'info',
  why: 'Other pods of the namespace may call only what a policy names; these may call anything, the Internet included.',
  fix: 'Add an egress policy that selects them, or one for the whole namespace (an empty podSelector) that allows DNS and the calls that are meant.',
  peers: { Popeye: ['POP-1205'], 'kube-score': ['pod-networkpolicy'], Kubescape: ['C-0260'] },
  needs: ['pods', 'networkPolicies', 'customResources'],
  absence: ['networkPolicies', 'customResources'],
  // Only a policy about egress shows that somebody set out to bound what pods call.
  ...unselectedPods('Egress'),
});
