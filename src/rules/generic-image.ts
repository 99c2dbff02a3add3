import { isBaseImage } from '../model/base-image.ts';
import { groupBy } from '../model/grouping.ts';
import {
  type ImagePattern,
  type ImagePatternKind,
  imageByPattern,
  imagePatterns,
} from '../model/image-pattern.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { mainContainer } from '../model/main-container.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import type { Deployment } from '../model/workload.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/**
 * So many neighbours must follow a pattern before it is one. Images that are only named like their workloads may be
 * anybody's, and prove less than those that bear the project's name.
 */
const FEWEST: Readonly<Partial<Record<ImagePatternKind, number>>> = { project: 3, directory: 5 };

export default defineRule({
  id: 'generic-image',
  title: 'Service runs a bare base image',
  group: 'risk',
  severity: 'medium',
  why: 'The image holds a language or an operating system and no program. What it runs is mounted or fetched at each start, so that no tag says which version that is, no rollback brings an older one back, and a start fails where the source cannot be reached.',
  fix: 'Build an image of the service as its neighbours have one, with the program and what it needs in it, and set it in the manifest. If the base image is meant, accept this finding.',
  needs: ['deployments'],
  uses: ['services'],
  *check({ deployments, links }) {
    for (const [namespace, own] of groupBy(deployments, (one) => one.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace)) continue;
      const suspects = own.filter(isBare);
      if (suspects.length === 0) continue;
      const dominant = dominantPattern(namespace, own);
      if (dominant === null) continue;
      const expected = imageByPattern(dominant);
      const isOneOf = belongsTo(dominant);
      for (const deployment of suspects) {
        const { meta, template, replicas } = deployment;
        const container = mainContainer(meta.name, template);
        if (container?.image == null || replicas === 0 || !isOneOf(meta.name)) continue;
        const serves =
          container.ports.length > 0 || links.servicesSelecting(namespace, template.labels).length > 0;
        if (!serves) continue;
        const index = template.spec.containers.indexOf(container);
        yield {
          subject: reference(deployment),
          facts: {
            image: container.image,
            container: container.name,
            expected: expected(meta.name),
            pattern: dominant.pattern,
            followers: dominant.members.length,
            deployments: own.length,
          },
          evidence: [field(deployment, `spec.template.spec.containers[${index}].image`, container.image)],
        };
      }
    }
  },
  message({ image, expected, pattern, followers, deployments }) {
    return `runs ${excerpt(image, 120)}, a base image, while ${followers} of ${deployments} Deployments of its namespace run ${excerpt(pattern ?? '', 120)}; by that pattern it would be ${excerpt(expected, 120)}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'deployments', '-o', 'wide', ...inNamespace(subject)),
    ];
  },
});

function isBare({ meta, template }: Deployment): boolean {
  const image = parseImageReference(mainContainer(meta.name, template)?.image);
  return image !== null && isBaseImage(image);
}

/** The pattern that most Deployments follow, if enough do. */
function dominantPattern(namespace: string, deployments: readonly Deployment[]): ImagePattern | null {
  const patterns = imagePatterns(
    namespace,
    deployments.map(({ meta, template }) => ({
      workload: meta.name,
      image: mainContainer(meta.name, template)?.image ?? null,
    })),
  );
  return patterns.find(({ kind, members }) => members.length >= (FEWEST[kind] ?? Infinity)) ?? null;
}

/** Of a project: what bears its name, or anything where the neighbours do not either. */
function belongsTo({ word, members }: ImagePattern): (workload: string) => boolean {
  const bears = (name: string) => word !== null && name.startsWith(`${word}-`);
  const isCustom = members.some(({ workload }) => bears(workload));
  return (workload) => !isCustom || bears(workload);
}
