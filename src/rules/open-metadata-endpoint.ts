import type { NetworkPolicy } from '../model/network-policy.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { hasForeignPolicies, isIsolable } from './policy-coverage.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'open-metadata-endpoint',
  title: 'Pods may reach the metadata service of the cloud',
  group: 'security',
  severity: 'info',
  why: 'It hands out the credentials of the node to whoever asks at 169.254.169.254, unless the cloud is told to refuse pods.',
  fix: 'Refuse pods there (on AWS: IMDSv2 with a hop limit of 1; on GKE: workload identity), or add an egress policy that leaves out 169.254.169.254/32.',
  peers: { Kubescape: ['C-0052'], KubeBuddy: ['NET021'] },
  needs: ['nodes', 'namespaces', 'pods', 'networkPolicies', 'customResources'],
  absence: ['networkPolicies', 'customResources'],
  *check(view) {
    const { nodes, namespaces, networkPolicies, links, captured } = view;
    if (!nodes.some(({ providerID }) => CLOUD.test(providerID ?? '')) || hasForeignPolicies(view)) return;
    const bounded = new Set(networkPolicies.filter(boundsEgress).map(({ meta }) => meta.namespace));
    yield* clusterList(
      namespaces.filter(
        ({ meta }) => !isSystemNamespace(meta.name) && links.podsIn(meta.name).some(isIsolable),
      ),
      ({ meta }) =>
        bounded.has(meta.name) || !captured.all('networkPolicies', meta.name)
          ? null
          : { path: 'metadata.name', value: meta.name },
    );
  },
  message(facts) {
    return `no egress policy in ${facts.count} of ${facts.of} namespaces with pods: ${listWords(facts, 5)}`;
  },
  commands() {
    return [kubectl('get', 'networkpolicies', '-A')];
  },
});

const CLOUD = /^(aws|gce|azure|openstack|alicloud):/;

function boundsEgress({ policyTypes }: NetworkPolicy): boolean {
  return policyTypes.includes('Egress');
}
