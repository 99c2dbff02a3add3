import { isSystemNamespace } from '../model/system-namespace.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { isActive } from './missing-pods.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'namespace-without-limit-range',
  title: 'Namespaces have no LimitRange',
  group: 'hygiene',
  severity: 'info',
  why: 'A container that says nothing of its needs gets no default and no bound there: it may take the whole node.',
  fix: 'Set default requests and limits for containers with a LimitRange, or see that every workload names its own.',
  peers: { KubeBuddy: ['NS003'] },
  needs: ['namespaces', 'pods', 'limitRanges'],
  absence: ['limitRanges'],
  readsText: 'table',
  *check({ namespaces, limitRanges, links, captured }) {
    const having = new Set(limitRanges.map(({ meta }) => meta.namespace));
    yield* clusterList(
      namespaces.filter(
        ({ meta }) => !isSystemNamespace(meta.name) && links.podsIn(meta.name).some(isActive),
      ),
      ({ meta }) =>
        having.has(meta.name) || !captured.all('limitRanges', meta.name)
          ? null
          : { path: 'metadata.name', value: meta.name },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} namespaces with pods: ${listWords(facts, 5)}`;
  },
  commands() {
    return [kubectl('get', 'limitranges', '-A')];
  },
});
