import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** An image is to come from a host that has no address. */
export const registryUnresolvable = pullFault({
  id: 'registry-unresolvable',
  title: 'The host name of the image registry does not resolve',
  reasoning:
    'The runtime of the node asks the node’s own DNS, not the cluster’s, for the registry in the image’s name. "no ' +
    'such host" means that the name has no address: a slip in the name, or a name that only another DNS knows. ' +
    '"server misbehaving" or "temporary failure" means that the node’s DNS did not answer, and then all registries ' +
    'fail on that node. A registry that is found and does not answer has another text.',
  fix: 'Correct the registry in the image’s name; where the name is right, give the nodes a DNS server that knows it, or a hosts entry.',
  fault: 'unresolvable',
  shared: ({ parsed, image }) => parsed?.registry ?? image,
  summary({ image, parsed, said, pod }, { nearRegistry }) {
    const host = LOOKUP.exec(said)?.[1] ?? parsed?.registry ?? image;
    const meant = nearRegistry === null ? '' : `; ${nearRegistry} is in use here and differs by one slip`;
    const how = MISBEHAVING.test(said)
      ? `the DNS of node ${pod.nodeName ?? 'unknown'} does not answer for ${excerpt(host, 120)}`
      : `the registry’s host name ${excerpt(host, 120)} does not resolve`;
    return `${how}, so image ${excerpt(image, 160)} cannot be pulled${meant}`;
  },
  commands: (pull, finding, { nearRegistry }) =>
    imageCommands(
      pull,
      finding,
      nearRegistry === null || pull.parsed === null
        ? null
        : pull.image.replace(pull.parsed.registry, () => nearRegistry),
    ),
  toConfirm:
    'Look the name up on a node: getent hosts, or nslookup, with the host name of the registry; and the events of the pod for what the pull said.',
});

const LOOKUP = /lookup ([^\s:]{1,253})/;
const MISBEHAVING = /server misbehaving|temporary failure/i;
