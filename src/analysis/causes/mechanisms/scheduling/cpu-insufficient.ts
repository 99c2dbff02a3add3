import type { Mechanism } from '../../mechanism.ts';
import { withoutRoom } from './room.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The pods ask for more CPU than any node has, or has left. */
export const cpuInsufficient: Mechanism = {
  id: 'cpu-insufficient',
  title: 'No node has the CPU that the pods ask for',
  reasoning:
    'The scheduler places a pod where its requests fit beside those of the pods that are there; what they use does not ' +
    'count. `Insufficient cpu` on every node that could take the pod: either the request is larger than any node, or ' +
    'other pods’ requests leave no room, and then the sums say whose. A quota refuses before there is a pod; here ' +
    'the pod exists and is Pending.',
  fix: 'Lower requests.cpu of the pods to what they use, lower or move those that hold the room, or add a node.',
  explains: WAITING_RULES,
  diagnose: (finding, scene) => withoutRoom(finding, scene, 'cpu'),
};
