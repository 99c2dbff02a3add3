import { peerOf } from './peer.ts';
import { saidFault } from './said-fault.ts';

/** A program does not reach what it depends on. */
export const dependencyUnreachable = saidFault({
  id: 'dependency-unreachable',
  title: 'A program does not reach what it depends on',
  reasoning:
    'A program that cannot do without another one ends, or is not ready, until that answers. Its log names host and ' +
    'port where the library prints them: a Service without ready endpoints refuses, one without such a port too, and ' +
    'a network policy or a dead host lets requests time out. A Service of this cluster whose workload has a finding ' +
    'explains it by that; here nothing captured is known to be broken behind the address, or the log names none.',
  fix: 'See whether what it asks for runs and listens there, and whether a NetworkPolicy or firewall lies between; correct the address in its configuration, or let the program wait and retry.',
  signatures: [
    'connection-refused',
    'connection-timeout',
    'connection-reset',
    'connection-failed',
    'database-unreachable',
    'deadline-exceeded',
    'no-route-to-host',
    'network-unreachable',
  ],
  does: 'cannot reach what it asks for',
  more({ match }, { pod }, scene) {
    const { host, port = null } = match.captures;
    const peer = host === undefined ? null : peerOf(scene, host, port, pod.meta.namespace);
    return {
      confidence: peer?.state === 'no port' || peer?.state === 'down' ? 'likely' : 'hypothesis',
      toConfirm:
        peer === null
          ? 'Find out from its configuration what it asks for, and whether that runs.'
          : `In this snapshot ${peer.words}; ask it from inside the pod.`,
    };
  },
});
