import { anyOf } from '../model/any-of.ts';
import { groupBy } from '../model/grouping.ts';
import { instant } from '../model/instant.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { DAY } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { RETIRED_COMPONENTS, type RetiredComponent } from './knowledge/retired-components.ts';
import { defineRule } from './rule.ts';
import { askedImages } from './template-images.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'retired-component',
  title: 'Component that its makers have given up',
  group: 'risk',
  severity: 'medium',
  why: 'Holes found in it stay open, and the next Kubernetes version may no longer work with it.',
  fix: 'Plan the move to what takes its place, and try it beside the old one before switching over.',
  peers: { Kubescape: ['C-0292'], KubeBuddy: ['NET020'] },
  needs: ['pods'],
  uses: ['deployments', 'statefulSets', 'daemonSets', 'cronJobs'],
  settings: {
    // So long before its end it is time to choose what comes after.
    days: inDays(180, 'So long before its end it is found'),
  },
  *check(view, { days }) {
    const { now } = view;
    const found = askedImages(view).flatMap((asked) => {
      const component = retired(asked.image.repository, now + days * DAY);
      return component === null ? [] : [{ ...asked, component }];
    });
    for (const [object, [first]] of groupBy(found, (one) => one.object)) {
      if (first === undefined) continue;
      const { name, endOfLife, replacement } = first.component;
      const over = endedAt(first.component) <= now;
      yield {
        subject: view.links.topOwner(object),
        severity: over ? 'medium' : 'low',
        facts: {
          component: name,
          image: first.text,
          endOfLife,
          over,
          replacement,
          asOf: RETIRED_COMPONENTS.asOf,
        },
        evidence: [field(object, first.path, first.text)],
      };
    }
  },
  message({ component, image, endOfLife, over, replacement, asOf }) {
    const since = over
      ? `has not been looked after since ${endOfLife}`
      : `is looked after until ${endOfLife} only`;
    return `${component} (${excerpt(image, 120)}) ${since}; instead: ${replacement} (as of ${asOf})`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});

/** That ends until then. */
function retired(repository: string, until: number): RetiredComponent | null {
  if (!ANY.test(repository)) return null;
  const found = RETIRED_COMPONENTS.components.find(({ image }) => image.test(repository));
  return found === undefined || endedAt(found) > until ? null : found;
}

const ANY = anyOf(RETIRED_COMPONENTS.components.map(({ image }) => image));

function endedAt({ endOfLife }: RetiredComponent): number {
  return instant(`${endOfLife}T23:59:59Z`) ?? 0;
}
