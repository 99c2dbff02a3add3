import type { Mechanism } from '../../mechanism.ts';
import { withoutRoom } from './room.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The pods ask for a device, local storage or huge pages that no node has, or has left. */
export const extendedResourceInsufficient: Mechanism = {
  id: 'extended-resource-insufficient',
  title: 'No node has the device or storage that the pods ask for',
  reasoning:
    'Devices are resources with names of their own, such as nvidia.com/gpu, that a device plugin on the node reports; ' +
    'they are not shared and not divided. `Insufficient` with such a name on every node that could take the pod: no ' +
    'node reports it, because none has the device or its plugin does not run, or other pods hold all of them. ' +
    'ephemeral-storage and huge pages are counted alike.',
  fix: 'Check that the device plugin of that resource runs on the nodes with the device, and that the name is spelled as the nodes report it; lower the number asked for, or add such a node.',
  explains: WAITING_RULES,
  diagnose: (finding, scene) => withoutRoom(finding, scene, 'resource'),
};
