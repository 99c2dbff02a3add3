import { groupBy } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { instant } from '../model/instant.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { IMAGE_LIFETIMES } from './knowledge/image-lifetimes.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, specContainers, workloadSpecs } from './workload-spec.ts';

const MOST_LISTED = 50;

export default defineRule({
  id: 'end-of-life-image',
  title: 'Images hold versions that get no fixes any more',
  group: 'security',
  severity: 'medium',
  why: 'Holes that are found in the program or in the system below it stay open, however often the image is built.',
  fix: 'Move to a version that is still mended. For a database read first how its data is taken along, and make a backup.',
  peers: { KubeBuddy: ['SEC034'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    const { now } = view;
    const old = workloadSpecs(view).flatMap((workload) =>
      specContainers(workload).flatMap(({ container, path }) => {
        const ended = endOfLife(container.image);
        return ended === null || (instant(`${ended}T23:59:59Z`) ?? now) >= now
          ? []
          : [{ workload, path, image: container.image ?? '', ended }];
      }),
    );
    for (const [namespace, own] of groupBy(old, ({ workload }) => workload.owner.namespace ?? '')) {
      const listed = own.slice(0, MOST_LISTED);
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          containers: own.length,
          listed: listed.map(({ workload, image, ended }) => ({
            kind: workload.owner.kind,
            name: workload.owner.name,
            image,
            ended,
          })),
          asOf: IMAGE_LIFETIMES.asOf,
        },
        evidence: listed
          .slice(0, 3)
          .map(({ workload, path, image }) => field(workload.object, `${path}.image`, image)),
        related: listed.map(({ workload }) => workload.owner),
      };
    }
  },
  message({ containers, listed, asOf }) {
    const names = listed
      .slice(0, 3)
      .map(({ name, image, ended }) => `${excerpt(name, 60)} (${excerpt(image, 100)}, ended ${ended})`);
    const list = containers > names.length ? [...names, `${containers - names.length} more`] : names;
    return `${counted(containers, 'container')}: ${someOf(list, 4)}; dates as of ${asOf}`;
  },
  commands(_facts, { name }) {
    return [
      kubectl(
        'get',
        'pods',
        '-n',
        name,
        '-o',
        'custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image',
      ),
    ];
  },
});

/** Of Docker's official images only: elsewhere a name says little of what is in the image. `null` where none is known. */
function endOfLife(image: string | null): string | null {
  const parsed = parseImageReference(image);
  const name = /^(?:.+\/)?library\/([^/]+)$/.exec(parsed?.repository ?? '')?.[1];
  const tag = parsed?.tag ?? null;
  if (name === undefined || tag === null) return null;
  const own = IMAGE_LIFETIMES.images.find((one) => one.name === name)?.ended ?? {};
  const [, version = '', major = ''] = /^v?((\d+)(?:\.\d+)?)(?:[.-]|$)/.exec(tag) ?? [];
  const words = tag.split('-');
  return (
    dayOf(own, version) ??
    dayOf(own, major) ??
    words.map((word) => dayOf(own, word) ?? dayOf(IMAGE_LIFETIMES.bases, word)).find((day) => day !== null) ??
    null
  );
}

function dayOf(days: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(days, key) ? (days[key] ?? null) : null;
}
