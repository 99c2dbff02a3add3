import { groupBy } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import type { WorkloadBase } from '../model/workload.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** In the facts; the counts are of all. */
const MOST_LISTED = 50;
const MOST_EVIDENCE = 3;

export default defineRule({
  id: 'mutable-image-tag',
  title: 'Images are tagged latest, or not at all',
  group: 'hygiene',
  severity: 'low',
  why: 'The tag names whatever was pushed last. Two pods of one Deployment may run different programs, and a rollback means nothing: the old revision names the same image, and starts the new program again.',
  fix: 'Tag every build with its version or commit, and set that tag, or the digest, in the manifest.',
  peers: {
    Popeye: ['POP-100', 'POP-101'],
    Polaris: ['tagNotSpecified'],
    'kube-score': ['container-image-tag'],
    'kube-linter': ['latest-tag'],
    KubeBuddy: ['POD007'],
    marvin: ['M-400'],
  },
  needs: ['deployments'],
  uses: ['statefulSets', 'daemonSets', 'cronJobs'],
  *check({ deployments, statefulSets, daemonSets, cronJobs }) {
    const workloads: readonly WorkloadBase[] = [...deployments, ...statefulSets, ...daemonSets, ...cronJobs];
    for (const [namespace, own] of groupBy(workloads, (one) => one.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace)) continue;
      const floating = own.flatMap((workload) => {
        const [first, ...others] = mutableImages(workload);
        return first === undefined ? [] : [{ workload, first, images: [first, ...others] }];
      });
      if (floating.length === 0) continue;
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        facts: {
          workloads: own.length,
          floating: floating.length,
          listed: floating.slice(0, MOST_LISTED).map(({ workload, images }) => ({
            kind: workload.meta.kind,
            name: workload.meta.name,
            images: images.map(({ image }) => image),
          })),
        },
        evidence: floating
          .slice(0, MOST_EVIDENCE)
          .map(({ workload, first }) => field(workload, first.path, first.image)),
        related: floating.slice(0, MOST_LISTED).map(({ workload }) => reference(workload)),
      };
    }
  },
  message({ workloads, floating, listed }) {
    const names = listed.map(({ name, images }) => `${name} (${excerpt(images[0] ?? '', 100)})`);
    const shown = names.slice(0, 3);
    const rest = floating - shown.length;
    const list = someOf(rest > 0 ? [...shown, `${rest} more`] : shown, shown.length + 1);
    return `${floating} of ${counted(workloads, 'workload')} without a fixed tag: ${list}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-n', name, '-o', 'wide')];
  },
});

/** A digest beside the tag decides what is pulled. */
function mutableImages({ meta, template }: WorkloadBase): readonly { image: string; path: string }[] {
  const root = meta.kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template';
  return template.spec.containers.flatMap(({ image }, index) => {
    const parsed = parseImageReference(image);
    if (image === null || parsed === null || parsed.digest !== null) return [];
    return parsed.effectiveTag === 'latest'
      ? [{ image, path: `${root}.spec.containers[${index}].image` }]
      : [];
  });
}
