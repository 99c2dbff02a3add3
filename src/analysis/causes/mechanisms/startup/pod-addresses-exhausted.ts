import type { ObjectReference } from '../../../../model/object.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldStartFailure } from '../../told-start-failure.ts';

/** The pod network has no address left for the pod. */
export const podAddressesExhausted = toldStartFailure({
  id: 'pod-addresses-exhausted',
  title: 'The pod network of a node has no address left',
  reasoning:
    'The network plugin gives each pod an address from the range of its node or subnet when the sandbox is made. ' +
    '"no IP addresses available in range", "failed to assign an IP address", "no available IPs" mean that the range is ' +
    'used up: too many pods, a range that is too small, or addresses that were not given back when pods ended. Running ' +
    'pods keep theirs.',
  fix: 'Free addresses on the node: remove pods that are not needed, or leases that were left behind (/var/lib/cni/networks); give the node or the subnet a larger range.',
  pattern:
    /no IP addresses available in range[^\n,]{0,80}|failed to assign an IP address to container|no (?:available|free) IPs?\b[^\n,]{0,60}|IPAM[^\n]{0,40}exhausted|insufficient (?:free )?(?:IP )?addresses[^\n,]{0,60}|no more IPs?\b/i,
  read([said], { pod }, { subject }) {
    const { nodeName } = pod;
    const root: ObjectReference =
      nodeName === null ? subject : { kind: 'Node', namespace: null, name: nodeName };
    return {
      root,
      summary: `the pod network of ${nodeName === null ? 'the node' : `node ${nodeName}`} has no address left: ${excerpt(said, 120)}`,
      commands:
        nodeName === null
          ? []
          : [
              kubectl('describe', 'node', nodeName),
              kubectl('get', 'pods', '-A', `--field-selector=spec.nodeName=${nodeName}`, '-o', 'wide'),
            ],
    };
  },
});
