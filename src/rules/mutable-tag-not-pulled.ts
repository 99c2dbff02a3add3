import { groupBy } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, specContainers, workloadSpecs } from './workload-spec.ts';

const MOST_LISTED = 50;

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
    const kept = workloadSpecs(view).flatMap((workload) => {
      const first = specContainers(workload).find(
        ({ container, init }) => !init && isKept(container.image, container.imagePullPolicy),
      );
      return first === undefined ? [] : [{ workload, ...first }];
    });
    for (const [namespace, own] of groupBy(kept, ({ workload }) => workload.owner.namespace ?? '')) {
      const listed = own.slice(0, MOST_LISTED);
      yield {
        subject: namespaceSubject(namespace),
        // Whoever sets Never puts the image on the node by other means.
        severity: own.some(({ container }) => container.imagePullPolicy !== 'Never') ? 'low' : 'info',
        facts: {
          count: own.length,
          listed: listed.map(({ workload, container }) => ({
            kind: workload.owner.kind,
            name: workload.owner.name,
            image: container.image,
            policy: container.imagePullPolicy,
          })),
        },
        evidence: listed
          .slice(0, 3)
          .map(({ workload, path, container }) =>
            field(workload.object, `${path}.imagePullPolicy`, container.imagePullPolicy),
          ),
        related: listed.map(({ workload }) => workload.owner),
      };
    }
  },
  message({ count, listed }) {
    const names = listed
      .slice(0, 3)
      .map(
        ({ name, image, policy }) => `${excerpt(name, 60)} (${excerpt(image ?? '', 100)}, ${policy ?? ''})`,
      );
    const list = count > names.length ? [...names, `${count - names.length} more`] : names;
    return `${counted(count, 'workload')}: ${someOf(list, 4)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS =
  'custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,POLICY:.spec.containers[*].imagePullPolicy,RUNNING:.status.containerStatuses[*].imageID';

function isKept(image: string | null, policy: string | null): boolean {
  const parsed = parseImageReference(image);
  return (
    (policy === 'IfNotPresent' || policy === 'Never') &&
    parsed !== null &&
    parsed.digest === null &&
    parsed.effectiveTag === 'latest'
  );
}
