import { isSystemNamespace } from '../model/system-namespace.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { hasForeignPolicies, isIsolable } from './policy-coverage.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'namespace-without-network-policy',
  title: 'Namespaces have no NetworkPolicy',
  group: 'security',
  severity: 'low',
  why: 'Every pod of the cluster may call every pod in them. Whoever gets into one program reaches all others.',
  fix: 'See that the network plugin enforces policies. Then start with a policy that denies all ingress of the namespace, and one for each call that is meant.',
  peers: {
    Kubescape: ['C-0054', 'C-0049', 'C-0206'],
    KubeBuddy: ['NET004'],
  },
  needs: ['namespaces', 'pods', 'networkPolicies', 'customResources'],
  absence: ['networkPolicies', 'customResources'],
  readsText: 'table',
  *check(view) {
    const { namespaces, networkPolicies, links, captured } = view;
    if (hasForeignPolicies(view)) return;
    const guarded = new Set(networkPolicies.map(({ meta }) => meta.namespace));
    yield* clusterList(
      namespaces.filter(
        ({ meta }) => !isSystemNamespace(meta.name) && links.podsIn(meta.name).some(isIsolable),
      ),
      ({ meta }) =>
        guarded.has(meta.name) || !captured.all('networkPolicies', meta.name)
          ? null
          : { path: 'metadata.name', value: meta.name },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} namespaces with pods: ${listWords(facts, 5)}`;
  },
  commands() {
    return [kubectl('get', 'networkpolicies', '-A')];
  },
});
