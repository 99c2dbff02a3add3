import { isSystemNamespace } from '../model/system-namespace.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { isActive } from './missing-pods.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'namespace-without-quota',
  title: 'Namespaces have no ResourceQuota',
  group: 'hygiene',
  severity: 'info',
  why: 'One team or one runaway autoscaler may take all there is, and everybody else waits.',
  fix: 'Set a quota where several teams share the cluster; leave it out where one team has it to itself.',
  peers: { KubeBuddy: ['NS002'], Kubescape: ['C-0009'] },
  needs: ['namespaces', 'pods', 'resourceQuotas'],
  absence: ['resourceQuotas'],
  readsText: 'table',
  *check({ namespaces, resourceQuotas, links, captured }) {
    const having = new Set(resourceQuotas.map(({ meta }) => meta.namespace));
    yield* clusterList(
      namespaces.filter(
        ({ meta }) => !isSystemNamespace(meta.name) && links.podsIn(meta.name).some(isActive),
      ),
      ({ meta }) =>
        having.has(meta.name) || !captured.all('resourceQuotas', meta.name)
          ? null
          : { path: 'metadata.name', value: meta.name },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} namespaces with pods: ${listWords(facts, 5)}`;
  },
  commands() {
    return [kubectl('get', 'resourcequotas', '-A')];
  },
});
