import { parseImageReference } from '../model/image-reference.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { workloadLists } from './workload-list.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'mutable-tag-not-pulled',
  title: 'Nodes keep the latest image they once pulled',
  group: 'hygiene',
  severity: 'low',
  why: 'The tag latest moves, and the pull policy keeps each node at what it pulled first: replicas of one workload run different builds, and a restart changes nothing.',
  fix: 'Name a fixed version or digest. Until then set imagePullPolicy: Always.',
  peers: {
    Polaris: ['pullPolicyNotAlways'],
    'kube-score': ['container-image-pull-policy'],
    Kubescape: ['C-0075'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    yield* workloadLists(workloadSpecs(view), (workload) => {
      const kept = workload.containers.find(
        ({ container, init }) => !init && isKept(container.image, container.imagePullPolicy),
      );
      if (kept === undefined) return null;
      const policy = kept.container.imagePullPolicy;
      return {
        detail: `${kept.container.image ?? ''}, ${policy ?? ''}`,
        path: `${kept.path}.imagePullPolicy`,
        value: policy,
        // Whoever sets Never puts the image on the node by other means.
        severity: policy === 'Never' ? 'info' : 'low',
      };
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')}: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS =
  'custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,POLICY:.spec.containers[*].imagePullPolicy,RUNNING:.status.containerStatuses[*].imageID';

function isKept(image: string | null, policy: string | null): boolean {
  if (policy !== 'IfNotPresent' && policy !== 'Never') return false;
  const parsed = parseImageReference(image);
  return parsed !== null && parsed.digest === null && parsed.effectiveTag === 'latest';
}
