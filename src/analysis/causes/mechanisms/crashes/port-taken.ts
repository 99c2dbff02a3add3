import { saidFault } from './said-fault.ts';

/** Somebody else of the same pod or node listens there. */
export const portTaken = saidFault({
  id: 'port-taken',
  title: 'The port of a program is taken already',
  reasoning:
    'Two processes cannot listen on one port of one network. No other container of the pod claims the port, so the program is started twice, or a process of the run before still holds it; with hostNetwork any process of the node may.',
  fix: 'See which process holds the port (ss -ltnp, in the pod or on the node), and start the program once or on another port.',
  signatures: ['address-in-use'],
  does: 'cannot listen on its port',
});
