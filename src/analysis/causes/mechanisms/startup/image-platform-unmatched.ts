import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** The image exists, but not for the processor or system of the node. */
export const imagePlatformUnmatched = pullFault({
  id: 'image-platform-unmatched',
  title: 'The image is not built for the platform of the node',
  reasoning:
    'An image’s index lists the platforms it is built for; the runtime takes the one of its node and fails with "no ' +
    'match for platform" where there is none. Nodes of other architectures run the same image. A single-platform ' +
    'image without index is pulled anyhow and fails later with "exec format error".',
  fix: 'Build and push the image for the platform of the nodes too (docker buildx --platform), or keep the pods on nodes it is built for with a nodeSelector on kubernetes.io/arch.',
  fault: 'platform',
  summary({ image, pod, said }) {
    const [, platform] =
      /no match for platform in manifest[^\n]{0,40}|for platform "?([\w/]{1,40})/.exec(said) ?? [];
    return `image ${excerpt(image, 160)} is not built for ${platform ?? `the platform of node ${pod.nodeName ?? 'unknown'}`}`;
  },
  commands: (pull, finding) => imageCommands(pull, finding, null),
  toConfirm: 'List the platforms of the image: docker manifest inspect, or skopeo inspect --raw.',
});
