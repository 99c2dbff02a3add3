import { saidFault } from './said-fault.ts';

/** A port that only root may open. */
export const lowPortDenied = saidFault({
  id: 'low-port-denied',
  title: 'A program may not open a low port',
  reasoning:
    'Ports below 1024 belong to root, or to processes with the capability NET_BIND_SERVICE. A container that runs as another user and has dropped it may not listen there.',
  fix: 'Let the program listen on a port above 1023 and map the port in the Service (targetPort), or add the capability NET_BIND_SERVICE.',
  signatures: ['port-not-permitted'],
  does: 'may not open its port',
});
