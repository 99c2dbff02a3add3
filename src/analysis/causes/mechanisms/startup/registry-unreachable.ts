import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** The registry has an address and does not answer there. */
export const registryUnreachable = pullFault({
  id: 'registry-unreachable',
  title: 'The registry does not answer the nodes',
  reasoning:
    'The registry’s name resolves, and the connection is refused or times out: nothing listens there, or a firewall, ' +
    'a proxy or a broken route is between. All images of that registry fail on the nodes concerned, whatever their ' +
    'names.',
  fix: 'Check from a node that the registry answers on its port, and what proxy the runtime uses; bring the registry back, or open the way.',
  fault: 'unreachable',
  shared: ({ parsed, image }) => parsed?.registry ?? image,
  summary({ image, parsed, trouble, said, pod }) {
    const [, to] = DIAL.exec(said) ?? [];
    const how = trouble === 'connection refused' ? 'refuses the connection' : 'does not answer in time';
    return `registry ${parsed?.registry ?? ''}${to === undefined ? '' : ` (${excerpt(to, 80)})`} ${how} from ${pod.nodeName ?? 'the node'}, so image ${excerpt(image, 160)} cannot be pulled`;
  },
  commands: (pull, finding) => imageCommands(pull, finding, null),
  toConfirm: 'Ask the registry from a node: curl -v with https://, its host and /v2/.',
});

const DIAL = /dial tcp ([0-9a-f.:[\]]{3,60}):/;
