import { objectKey, reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'single-replica-workload',
  title: 'Services stand on a single pod',
  group: 'risk',
  severity: 'info',
  why: 'When that pod or its node ends, nobody answers until another one has started; a drain of the node is an outage.',
  fix: 'Run two replicas where the program allows it. Deployments with a claim are left out here: their volume is most often for one pod only.',
  peers: {
    Polaris: ['deploymentMissingReplicas'],
    'kube-score': ['deployment-replicas'],
    'kube-linter': ['minimum-three-replicas'],
    KubeBuddy: ['WRK017'],
  },
  needs: ['deployments', 'services', 'horizontalPodAutoscalers', 'nodes'],
  absence: ['horizontalPodAutoscalers', 'nodes'],
  *check({ deployments, horizontalPodAutoscalers, nodes, links }) {
    // A second pod beside the first on the only node gains little.
    if (nodes.length < 2) return;
    const scaled = new Set(horizontalPodAutoscalers.map(({ target }) => objectKey(target)));
    yield* namespaceLists(deployments, (one) => {
      const { meta, template, replicas } = one;
      const claims = template.spec.volumes.some(({ uses }) =>
        uses.some(({ kind }) => kind === 'PersistentVolumeClaim'),
      );
      const asked = links.servicesSelecting(meta.namespace, template.labels).length > 0;
      return replicas === 1 && asked && !claims && !scaled.has(objectKey(reference(one)))
        ? { path: 'spec.replicas', value: 1 }
        : null;
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'Deployment')} behind a Service with one replica: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments', '-n', name)];
  },
});
