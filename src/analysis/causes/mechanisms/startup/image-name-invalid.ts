import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** What stands for an image is no image's name. */
export const imageNameInvalid = pullFault({
  id: 'image-name-invalid',
  title: 'The image’s name is none',
  reasoning:
    'The kubelet takes an image’s name apart before it asks anybody: registry, lower-case path, tag, digest. Capital ' +
    'letters in the path, blanks, two colons or a placeholder nobody filled in give InvalidImageName, and no registry ' +
    'is ever asked.',
  fix: 'Correct the image in the template: lower-case path, one tag, no scheme; check whether a variable was left empty when the manifest was rendered.',
  fault: 'invalid name',
  summary: ({ image, container }) =>
    `"${excerpt(image, 200)}" of container ${excerpt(container, 80)} is no name an image can have`,
  commands: (pull, finding) => imageCommands(pull, finding, null),
  toConfirm: 'Read what the kubelet says of the name: kubectl describe pod.',
});
