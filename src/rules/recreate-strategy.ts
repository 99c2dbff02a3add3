import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'recreate-strategy',
  title: 'Every rollout is an outage',
  group: 'hygiene',
  severity: 'info',
  why: 'With the strategy Recreate all pods end before the first new one starts, and whoever calls the Service gets no answer in between.',
  fix: 'Use RollingUpdate, unless two versions must never run side by side. Deployments with a claim are left out here: theirs is most often the reason.',
  peers: {
    'kube-score': ['deployment-strategy'],
    'kube-linter': ['no-rolling-update-strategy'],
    Kubescape: ['C-0305'],
    KubeBuddy: ['WRK018'],
  },
  needs: ['deployments', 'services'],
  *check({ deployments, links }) {
    yield* namespaceLists(deployments, ({ meta, template, strategy, replicas }) => {
      const claims = template.spec.volumes.some(({ uses }) =>
        uses.some(({ kind }) => kind === 'PersistentVolumeClaim'),
      );
      const asked = links.servicesSelecting(meta.namespace, template.labels).length > 0;
      return strategy === 'Recreate' && replicas > 0 && asked && !claims
        ? { path: 'spec.strategy.type', value: strategy }
        : null;
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'Deployment')} behind a Service with strategy Recreate: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments', '-n', name, '-o', 'wide')];
  },
});
