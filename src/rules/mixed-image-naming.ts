import { groupBy } from '../model/grouping.ts';
import { type ImagePattern, imagePatterns, isNamedAfter } from '../model/image-pattern.ts';
import { mainContainer } from '../model/main-container.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** One image that is named otherwise is an exception; two are a second way. */
const FEWEST = 2;
/** In the facts and the evidence; the counts are of all. */
const MOST_EXAMPLES = 3;

export default defineRule({
  id: 'mixed-image-naming',
  title: 'Images of one project are named in several ways',
  group: 'hygiene',
  severity: 'low',
  why: 'Nobody can tell from a service where its image is, and scripts that build, clean up or scan by name miss some.',
  fix: 'Decide on one pattern, with tags that name a version. Push the images of the others under it as well, set them in the manifests, and stop building the old names.',
  needs: ['deployments'],
  *check({ deployments }) {
    for (const [namespace, own] of groupBy(deployments, (one) => one.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace)) continue;
      const patterns = imagePatterns(
        namespace,
        own.map(({ meta, template }) => ({
          workload: meta.name,
          image: mainContainer(meta.name, template)?.image ?? null,
        })),
      );
      const mixed = rivals(patterns);
      if (mixed.length < 2) continue;
      const members = mixed.flatMap((pattern) => pattern.members.slice(0, MOST_EXAMPLES));
      const shown = new Map(own.map((one) => [one.meta.name, one]));
      const examples = members.flatMap(({ workload, image }) => {
        const deployment = shown.get(workload);
        return deployment === undefined ? [] : [{ deployment, image }];
      });
      const renamed = mixed.flatMap((pattern) =>
        pattern.members.filter((member) => !isNamedAfter(pattern, member)),
      );
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        facts: {
          deployments: own.length,
          ways: mixed.length,
          patterns: patterns.map(({ kind, pattern, members: all }) => ({
            kind,
            pattern,
            count: all.length,
            examples: all.slice(0, MOST_EXAMPLES).map((one) => one.image),
          })),
          renamed: renamed.length,
          renamedExamples: renamed
            .slice(0, MOST_EXAMPLES)
            .map(({ workload, image }) => ({ workload, image })),
        },
        evidence: examples.map(({ deployment, image }) =>
          field(deployment, 'spec.template.spec.containers[*].image', image),
        ),
        related: examples.map(({ deployment }) => reference(deployment)),
      };
    }
  },
  message({ deployments, patterns }) {
    const parts = patterns.map(
      ({ kind, pattern, count }) => `${pattern === null ? NAMES[kind] : excerpt(pattern, 100)} ${count}`,
    );
    return `${counted(deployments, 'Deployment')}: ${parts.join(', ')}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments', '-n', name, '-o', 'wide')];
  },
});

const NAMES: Readonly<Record<ImagePattern['kind'], string>> = {
  project: 'the project’s',
  directory: 'one directory',
  'base image': 'base images',
  other: 'others',
};

/** Patterns that bear one project's name, several images each; two projects in a namespace are two conventions. */
function rivals(patterns: readonly ImagePattern[]): readonly ImagePattern[] {
  const named = patterns.filter(({ word, members }) => word !== null && members.length >= FEWEST);
  const groups = [...groupBy(named, ({ word }) => word?.split('-', 1)[0]).values()];
  return groups.find((group) => group.length > 1) ?? [];
}
