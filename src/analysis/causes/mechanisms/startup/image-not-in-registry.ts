import { someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import type { FailedPull } from './failed-pull.ts';
import { imageCommands } from './image-commands.ts';
import type { NameVerdict } from './known-image.ts';
import { pullFault } from './pull-fault.ts';

/** The name or tag of an image is one that its registry does not have. */
export const imageNotInRegistry = pullFault({
  id: 'image-not-in-registry',
  title: 'The registry does not have an image of that name',
  reasoning:
    'A registry that may be read answers "not found" or "manifest unknown" for a tag or repository it does not have. ' +
    'One that wants a login answers 401 or 403 for what is not there too, so as not to tell; then a name that differs ' +
    'by one slip from an image that runs here, another tag of one that runs with the same login, or a Docker Official ' +
    'Image speaks for the name, a login that is named and missing for the login.',
  fix: 'Correct repository or tag in the template; where they are right, push the image, for all platforms of the nodes.',
  fault: 'name',
  summary({ image, trouble }, { name, nearRegistry }) {
    const known = trouble === 'not found' ? '' : ', as it seems';
    return `the registry does not have ${excerpt(image, 200)}${known}${beside(name, nearRegistry)}`;
  },
  commands: (pull, finding, { name }) =>
    imageCommands(pull, finding, name.what === 'misspelt' ? tagged(name.meant, pull) : null),
  toConfirm:
    'Ask the registry with a login that may read it: skopeo list-tags, or docker manifest inspect, with the image’s name.',
});

function tagged(repository: string, { parsed }: FailedPull): string {
  return parsed === null || parsed.tag === null ? repository : `${repository}:${parsed.tag}`;
}

/** How the name looks beside those in use. */
function beside(name: NameVerdict, nearRegistry: string | null): string {
  if (nearRegistry !== null) return `; registry ${nearRegistry} is in use here and differs by one slip`;
  switch (name.what) {
    case 'misspelt':
      return `; it differs by one slip from ${excerpt(name.meant, 160)}`;
    case 'other tag': {
      const tags = name.tags.map((tag) => excerpt(tag, 60));
      return tags.length === 0
        ? ''
        : `; of the same repository ${someOf(tags)} ${tags.length === 1 ? 'is' : 'are'} in use here`;
    }
    case 'same owner':
      return name.commonTag === null
        ? ''
        : `; the other images of ${excerpt(name.owner, 80)} here have tag ${excerpt(name.commonTag, 60)}`;
    case 'imported':
      return '; others here take it with imagePullPolicy Never, so it was imported on a node and not pushed';
    case 'in use':
      return '; some node still has it, so it was there once';
    default:
      return '';
  }
}
