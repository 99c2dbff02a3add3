import type { Mechanism } from '../../mechanism.ts';
import { underPressure } from './node-under-pressure.ts';

/** A node runs out of memory. */
export const nodeMemoryExhausted: Mechanism = {
  id: 'node-memory-exhausted',
  title: 'A node has too little memory left',
  reasoning:
    'The kubelet sets MemoryPressure when the memory that is available falls below its threshold, and evicts pods, ' +
    'first those that use more than they request. It is the use that counts, not the requests: a pod that cannot be ' +
    'placed for `Insufficient memory` is another matter.',
  fix: 'Find the pods that use much more than they request, give them requests and limits that fit, or move them; add memory if all of it is needed.',
  explains: ['node-pressure'],
  diagnose: (finding, scene) => underPressure(finding, scene, 'MemoryPressure', 'has too little memory left'),
};
