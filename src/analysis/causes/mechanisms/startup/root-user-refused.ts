import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { toldStartFailure } from './told-start-failure.ts';

/** The image runs as root, and the pod forbids that. */
export const rootUserRefused = toldStartFailure({
  id: 'root-user-refused',
  title: 'The image runs as root, which the pod forbids',
  reasoning:
    'With runAsNonRoot the kubelet compares the user that a container would run as: runAsUser, else the USER of the ' +
    'image. User 0 is refused, and so is a user given by name, for the kubelet cannot tell its number. The container ' +
    'was never started.',
  fix: 'Set runAsUser to the number of a user that the program can run as, or build the image with a numeric USER.',
  pattern:
    /runAsNonRoot and image (will run as root|has non-numeric user \([^)]{1,80}\))|(runAsUser breaks non-root policy)/,
  read: ([, image, user], { subject }, _scene, { pod, container }) => ({
    summary: `container ${container ?? ''} is to run as non-root, and ${user === undefined ? `its image ${image ?? ''}` : 'its runAsUser is 0'}`,
    commands: [
      kubectl('get', 'pod', pod.meta.name, ...inNamespace(subject), '-o', 'yaml'),
      kubectl('describe', 'pod', pod.meta.name, ...inNamespace(subject)),
    ],
  }),
});
