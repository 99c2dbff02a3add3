import type { Mechanism } from '../../mechanism.ts';
import { underPressure } from './node-under-pressure.ts';

/** The network of a node is not set up. */
export const nodeNetworkUnavailable: Mechanism = {
  id: 'node-network-unavailable',
  title: 'The network of a node is not set up',
  reasoning:
    'NetworkUnavailable True is set when a node joins and taken back by the network plugin or the cloud’s route ' +
    'controller once routes to it are there. That it stays means that none of them has done so.',
  fix: 'Look at the network plugin’s pod on the node and at the cloud’s route controller: room for routes, permissions, a clash of pod ranges.',
  explains: ['node-pressure'],
  diagnose: (finding, scene) =>
    underPressure(finding, scene, 'NetworkUnavailable', 'has no working pod network'),
};
