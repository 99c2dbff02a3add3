import { groupBy } from '../model/grouping.ts';
import { instant } from '../model/instant.ts';
import { namespacedName, reference } from '../model/object.ts';
import { counted, someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { FROZEN_REGISTRIES, type FrozenRegistry } from './knowledge/frozen-registries.ts';
import { defineRule } from './rule.ts';
import { type AskedImage, askedImages } from './template-images.ts';

const MOST_LISTED = 50;

export default defineRule({
  id: 'frozen-image-registry',
  title: 'Images come from a registry that is given up',
  group: 'risk',
  severity: 'low',
  why: 'No new version, and so no fix, ever appears there, and what is still to be had may vanish: then a pod that moves to a node without the image does not start.',
  fix: 'Name the place that the images have moved to, or copy them into a registry of your own. What a distribution or chart brings along changes with its next version.',
  peers: { Kubescape: ['C-0253'], marvin: ['M-409'] },
  needs: ['pods'],
  uses: ['deployments', 'statefulSets', 'daemonSets', 'cronJobs'],
  *check(view) {
    const frozen = askedImages(view).flatMap((asked) => {
      const registry = frozenRegistry(asked, view.now);
      return registry === null ? [] : [{ ...asked, registry }];
    });
    if (frozen.length === 0) return;
    const objects = [...new Map(frozen.map((one) => [one.object, one])).values()];
    yield {
      subject: CLUSTER,
      facts: {
        objects: objects.length,
        registries: [...groupBy(frozen, ({ registry }) => registry)].map(
          ([{ prefix, since, replacement }, same]) => ({
            registry: prefix.replace(/\/$/, ''),
            since,
            replacement,
            images: [...new Set(same.map(({ text }) => text))].slice(0, MOST_LISTED),
          }),
        ),
        listed: objects.slice(0, MOST_LISTED).map(({ object, text }) => ({
          name: `${object.meta.kind} ${namespacedName(object.meta)}`,
          image: text,
        })),
        asOf: FROZEN_REGISTRIES.asOf,
      },
      evidence: frozen.slice(0, 3).map(({ object, path, text }) => field(object, path, text)),
      related: objects.slice(0, MOST_LISTED).map(({ object }) => reference(object)),
    };
  },
  message({ objects, registries, listed, asOf }) {
    const where = registries
      .map(
        ({ registry, since, replacement }) => `${registry} (frozen since ${since}; instead: ${replacement})`,
      )
      .join(', ');
    const shown = listed.slice(0, 3).map(({ name }) => excerpt(name, 120));
    const list = someOf(objects > shown.length ? [...shown, `${objects - shown.length} more`] : shown, 4);
    return `${counted(objects, 'object')} with images of ${where}: ${list} (as of ${asOf})`;
  },
  commands() {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-A', '-o', 'wide')];
  },
});

function frozenRegistry({ image }: AskedImage, now: number): FrozenRegistry | null {
  const name = `${image.registry}/${image.repository}`;
  const found = FROZEN_REGISTRIES.registries.find(({ prefix }) => name.startsWith(prefix));
  // At the capture time it was not frozen yet.
  return found === undefined || now < (instant(`${found.since}T00:00:00Z`) ?? 0) ? null : found;
}
