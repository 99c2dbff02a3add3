import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { HOUR } from './duration.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { inHours } from './threshold.ts';

export default defineRule({
  id: 'bare-pod',
  title: 'Pods that nothing would start again',
  group: 'risk',
  severity: 'low',
  why: 'No controller stands behind them: when their node is drained or lost they are gone, and nothing puts them elsewhere.',
  fix: 'Put what is meant to last into a Deployment, a StatefulSet or a Job; delete what was only tried out.',
  peers: { Popeye: ['POP-208'], Kubescape: ['C-0073'], KubeBuddy: ['POD010'], marvin: ['M-401'] },
  needs: ['pods'],
  settings: {
    // Somebody may just be trying something.
    hours: inHours(1, 'Pods that are younger are passed over'),
  },
  *check({ links, now }, { hours }) {
    const bare = links.podsAlone().filter(({ meta, phase }) => {
      const { owners, annotations, createdAt } = meta;
      if (owners.length > 0) return false;
      const isStatic = Object.hasOwn(annotations, 'kubernetes.io/config.mirror');
      const isTest = Object.hasOwn(annotations, 'helm.sh/hook');
      const finished = phase === 'Succeeded' || phase === 'Failed';
      const young = createdAt !== null && now - createdAt < hours * HOUR;
      return !isStatic && !isTest && !finished && !young;
    });
    // Pods that are to run once are made by runners and people, who look after them.
    yield* namespaceLists(bare, ({ spec, meta }) =>
      spec.restartPolicy === 'Always' ? { path: 'metadata.name', value: meta.name } : null,
    );
  },
  message(facts) {
    return `${counted(facts.count, 'pod')} without a controller: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [
      kubectl(
        'get',
        'pods',
        '-n',
        name,
        '-o',
        'custom-columns=NAME:.metadata.name,OWNER:.metadata.ownerReferences',
      ),
    ];
  },
});
