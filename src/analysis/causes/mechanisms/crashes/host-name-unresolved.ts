import { peerOf } from './peer.ts';
import { saidFault } from './said-fault.ts';

/** A program asks for a host that has no name. */
export const hostNameUnresolved = saidFault({
  id: 'host-name-unresolved',
  title: 'A host name that a program asks for does not resolve',
  reasoning:
    'The DNS of the cluster knows Services by their name in the same namespace, and by name and namespace elsewhere; ' +
    'a headless Service has no address before one of its pods is ready. A name that no Service bears is misspelt, or ' +
    'what it means was never made. Where the Service exists, and others reach it, the resolver of the pod is to ' +
    'blame, or the DNS of the cluster.',
  fix: 'Correct the host in the configuration of the program, or make the Service it means; for a Service that exists, look up its name from inside the pod (nslookup) and compare its /etc/resolv.conf with that of others.',
  signatures: ['name-resolution-failed'],
  does: 'asks for a host name that does not resolve',
  more({ match }, { pod }, scene) {
    const { host } = match.captures;
    const peer = host === undefined ? null : peerOf(scene, host, null, pod.meta.namespace);
    return {
      confidence: peer?.state === 'absent' ? 'likely' : 'hypothesis',
      toConfirm:
        peer === null
          ? 'Find out from its configuration which host it asks for, and look it up from inside the pod.'
          : `In this snapshot ${peer.words}; look the name up from inside the pod.`,
    };
  },
});
