import { exitFault } from './exit-fault.ts';

/** Something kills a container, and nothing captured says what. */
export const killedFromOutside = exitFault({
  id: 'killed-from-outside',
  title: 'A container is killed from outside',
  reasoning:
    'Exit code 137 is SIGKILL and 143 SIGTERM: the program did not end by itself. The kubelet sends them for a failing ' +
    'liveness probe, the kernel kills at a memory limit or when the node has no memory left. No event of a probe and ' +
    'no OOMKilled is in the snapshot: events are kept for an hour, and a child of the main process that is killed is ' +
    'not reported.',
  fix: 'Look at the events of the pod while it happens; compare memory in use with the limit, and the time it lives with what its liveness probe allows.',
  fits: ({ last, problem }) =>
    problem?.class === 'crash' &&
    last?.reason !== 'OOMKilled' &&
    (last?.exitCode === 137 || last?.exitCode === 143),
  confidence: 'hypothesis',
  toConfirm: 'Capture the events of the pod, and the kernel log of its node at that time.',
});
