import { saidFault } from './said-fault.ts';

/** A native fault of the program. */
export const memoryAccessFault = saidFault({
  id: 'memory-access-fault',
  title: 'A program breaks a rule of memory and is ended',
  reasoning:
    'The kernel ends a process that accesses memory it does not own (SIGSEGV, exit code 139). It is a fault of the program or a library of its image, or one that was built for another processor or C library.',
  fix: 'Return to the image before it, or take one that is built for the C library and processor in use; keep the core dump for its authors.',
  signatures: ['segmentation-fault'],
  does: 'breaks a rule of memory',
});
