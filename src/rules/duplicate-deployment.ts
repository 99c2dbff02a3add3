import { groupBy } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { mainContainer } from '../model/main-container.ts';
import { reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import { formatSelector } from '../model/selector.ts';
import type { Deployment } from '../model/workload.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** What people put behind the name of what they keep beside the real one. */
const SUFFIX = /(?<=[a-z0-9])-(v\d+|copy|copy-?\d+|clone|duplicate|old|new|bak|backup)$/;

export default defineRule({
  id: 'duplicate-deployment',
  title: 'Deployment exists twice',
  group: 'hygiene',
  severity: 'low',
  why: 'Both take resources, and a fix reaches only the one that somebody thinks of. Where their labels are the same, a Service spreads its calls over both.',
  fix: 'Find out which of them is in use. Scale the other one to 0, wait until nobody misses it, and delete it.',
  needs: ['deployments'],
  *check({ deployments }) {
    for (const namesakes of groupBy(deployments, baseName).values()) {
      if (namesakes.length < 2) continue;
      for (const alike of alikeIn(namesakes)) {
        const [first, ...others] = alike.toSorted(by(({ meta }) => meta.name));
        if (first === undefined || others.length === 0) continue;
        yield {
          subject: reference(first),
          facts: {
            others: others.map(({ meta, replicas }) => ({ name: meta.name, replicas })),
            replicas: first.replicas,
            repository: others.every((one) => repositoryOf(one) === repositoryOf(first))
              ? repositoryOf(first)
              : null,
            sameSelector: others.every((one) => selectorOf(one) === selectorOf(first)),
          },
          evidence: [first, ...others.slice(0, 2)].map((one) =>
            field(
              one,
              'spec.template.spec.containers[*].image',
              mainContainer(one.meta.name, one.template)?.image ?? null,
            ),
          ),
          related: others.map(reference),
        };
      }
    }
  },
  message({ others, replicas, repository, sameSelector }) {
    const names = someOf(
      others.map(({ name, replicas: own }) => `${excerpt(name, 80)} (${counted(own, 'replica')})`),
    );
    const alike = [
      ...(repository === null ? [] : [`the image ${excerpt(repository, 120)}`]),
      ...(sameSelector ? ['the selector'] : []),
    ];
    return `${counted(replicas, 'replica')} beside ${names}, which ${others.length === 1 ? 'shares' : 'share'} its name but for the ending, and ${alike.join(' and ')}`;
  },
  commands({ others }, subject) {
    const names = [subject.name, ...others.slice(0, 10).map(({ name }) => name)];
    return [kubectl('get', 'deployments', ...names, ...inNamespace(subject), '-o', 'wide')];
  },
});

function baseName({ meta }: Deployment): string {
  return `${meta.namespace ?? ''}/${meta.name.replace(SUFFIX, '')}`;
}

/** Those of one image, else those of one selector. */
function alikeIn(namesakes: readonly Deployment[]): readonly (readonly Deployment[])[] {
  const single = namesakes.filter((one) => !isVersionOfService(one, namesakes));
  const byImage = [...groupBy(single, (one) => repositoryOf(one) ?? one).values()];
  const lone = byImage.filter((group) => group.length === 1).flat();
  const bySelector = [...groupBy(lone, (one) => selectorOf(one) || one).values()];
  return [...byImage, ...bySelector].filter((group) => group.length > 1);
}

/** Service meshes spread calls over Deployments of one app whose `version` labels differ: that is meant. */
function isVersionOfService({ template }: Deployment, namesakes: readonly Deployment[]): boolean {
  const { version } = template.labels;
  return (
    version !== undefined && namesakes.filter((one) => one.template.labels.version === version).length === 1
  );
}

function repositoryOf({ meta, template }: Deployment): string | null {
  return parseImageReference(mainContainer(meta.name, template)?.image)?.familiarName ?? null;
}

/** '' for none. */
function selectorOf({ selector }: Deployment): string {
  return selector === null ? '' : formatSelector(selector);
}
