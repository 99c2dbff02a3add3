import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { pullFault } from './pull-fault.ts';

/** The image is to be on the node already, and is not. */
export const imageNeverPulled = pullFault({
  id: 'image-never-pulled',
  title: 'The image is not on the node and may not be pulled',
  reasoning:
    'With imagePullPolicy Never the kubelet asks no registry: it uses what is on the node under exactly that name, or ' +
    'fails with ErrImageNeverPull. An image that was imported on one node is not on the others, to which the ' +
    'scheduler may send the pod. An image that was there may have been deleted: under DiskPressure the kubelet makes ' +
    'room so.',
  fix: 'Import the image on every node that the pods may run on, pin them to the nodes that have it, or push it to a registry and let it be pulled.',
  fault: 'never pulled',
  summary: ({ image, missingOn, presentOn, crampedOn }) =>
    `image ${excerpt(image, 200)} is not on ${missingOn.length === 0 ? 'the node' : someOf(missingOn)}, and imagePullPolicy Never forbids to pull it${presentOn.length === 0 ? '' : `; ${someOf(presentOn)} ${presentOn.length === 1 ? 'has' : 'have'} it`}${crampedOn.length === 0 ? '' : `; ${someOf(crampedOn)} ${crampedOn.length === 1 ? 'has' : 'have'} DiskPressure, under which the kubelet deletes images that no container uses`}`,
  commands: (_pull, { subject }) => [kubectl('get', 'pods', ...inNamespace(subject), '-o', 'wide')],
  toConfirm: 'List the images of the node: crictl images.',
});
