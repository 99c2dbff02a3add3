import { parseImageReference } from '../model/image-reference.ts';
import { type Instant, instant } from '../model/instant.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { IMAGE_LIFETIMES } from './knowledge/image-lifetimes.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';
import { workloadLists } from './workload-list.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

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
  settings: {
    // So long after the end, holes are known that stay open; before, there is time to move.
    mediumDays: inDays(365, 'Since the end; longer is of medium severity'),
  },
  *check(view, { mediumDays }) {
    yield* workloadLists(workloadSpecs(view), (workload) => {
      const [oldest] = workload.containers
        .flatMap(({ container, path }) => {
          const ended = endOfLife(container.image);
          return ended === null ? [] : [{ image: container.image ?? '', path, ended, at: endOf(ended) }];
        })
        .toSorted((a, b) => a.at - b.at);
      if (oldest === undefined || oldest.at >= view.now) return null;
      return {
        detail: `${oldest.image}, ended ${oldest.ended}`,
        path: `${oldest.path}.image`,
        value: oldest.image,
        severity: view.now - oldest.at > mediumDays * DAY ? 'medium' : 'low',
      };
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')}: ${listWords(facts)}; dates as of ${IMAGE_LIFETIMES.asOf}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS = 'custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image';

function endOf(day: string): Instant {
  return instant(`${day}T23:59:59Z`) ?? Number.POSITIVE_INFINITY;
}

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
