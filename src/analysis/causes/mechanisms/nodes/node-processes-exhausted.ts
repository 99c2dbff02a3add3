import type { Mechanism } from '../../mechanism.ts';
import { underPressure } from './node-under-pressure.ts';

/** A node runs out of process ids. */
export const nodeProcessesExhausted: Mechanism = {
  id: 'node-processes-exhausted',
  title: 'A node has too few process ids left',
  reasoning:
    'The kubelet sets PIDPressure when process ids run short on the node: some program starts processes or threads ' +
    'without end, or leaves zombies. Memory and disk may be free.',
  fix: 'Find the pod with the most processes on the node and restart or mend it; set podPidsLimit of the kubelet so that one pod cannot take all.',
  explains: ['node-pressure'],
  diagnose: (finding, scene) => underPressure(finding, scene, 'PIDPressure', 'has too few process ids left'),
};
