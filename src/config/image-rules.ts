import { groupBy } from '../model/grouping.ts';
import type { ImageReference } from '../model/image-reference.ts';
import { objectKey, reference } from '../model/object.ts';
import { counted } from '../rules/amount-words.ts';
import { wildcard } from '../rules/configuration/wildcard.ts';
import { excerpt } from '../rules/excerpt.ts';
import { field } from '../rules/field-evidence.ts';
import { defineRule, type Rule, type RuleCard } from '../rules/rule.ts';
import { type AskedImage, askedImages } from '../rules/template-images.ts';
import type { ConfigurationFile } from './schema.ts';

/** Rules about images that only the user can answer: where they may come from, and what they may be called. */
export function imageRules({
  expectedRegistries,
  imageConventions,
}: Pick<ConfigurationFile, 'expectedRegistries' | 'imageConventions'>): readonly Rule[] {
  const registries = new Set(expectedRegistries.map((host) => host.toLowerCase()));
  const conventions = imageConventions.map(wildcard);
  return [
    ...(registries.size === 0
      ? []
      : [imageRule(REGISTRY, ({ image }) => !registries.has(image.registry.toLowerCase()))]),
    ...(conventions.length === 0
      ? []
      : [
          imageRule(CONVENTION, ({ text, image }) =>
            conventions.every((matches) => !matches(text) && !matches(wholeName(image))),
          ),
        ]),
  ];
}

const REGISTRY: RuleCard = {
  id: 'unexpected-image-registry',
  title: 'Images come from a registry that is not expected',
  group: 'security',
  severity: 'medium',
  why: 'The configuration lists the registries that images may come from; nobody has agreed to what others serve.',
  fix: 'Copy the image to an expected registry and name it there, or add the registry to expectedRegistries.',
};

const CONVENTION: RuleCard = {
  id: 'unconventional-image-name',
  title: 'Image names match none of the conventions',
  group: 'hygiene',
  severity: 'low',
  why: 'The configuration says what images are called; by other names they are not found where people look for them.',
  fix: 'Rename the image, or add what it is called to imageConventions.',
};

const MOST_IMAGES = 20;

function imageRule(card: RuleCard, isStrange: (asked: AskedImage) => boolean): Rule {
  return defineRule({
    ...card,
    needs: ['pods'],
    uses: ['deployments', 'statefulSets', 'daemonSets', 'cronJobs'],
    *check(view) {
      const strange = askedImages(view).filter(isStrange);
      for (const own of groupBy(strange, ({ object }) => objectKey(view.links.topOwner(object))).values()) {
        const [first] = own;
        if (first === undefined) continue;
        const images = [...new Set(own.map(({ text }) => text))];
        yield {
          subject: view.links.topOwner(first.object),
          facts: { images: images.slice(0, MOST_IMAGES), count: images.length },
          evidence: own.slice(0, 3).map(({ object, path, text }) => field(object, path, text)),
          related: own.slice(0, 1).map(({ object }) => reference(object)),
        };
      }
    },
    message: ({ images, count }) => {
      const [first = ''] = images;
      return count === 1 ? excerpt(first) : `${excerpt(first)} and ${counted(count - 1, 'more image')}`;
    },
  });
}

function wholeName({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}
