import { exitFault } from './exit-fault.ts';

/** The kernel ends a program over what it did. */
export const nativeFault = exitFault({
  id: 'native-fault',
  title: 'The kernel ends a program over a fault of its own',
  reasoning:
    'Above 128 an exit code is 128 plus a signal: 139 a broken memory access, 135 a bus error, 136 an arithmetic ' +
    'error, 132 an instruction that the processor does not know, 134 a program that gave up by itself. No probe and ' +
    'no memory limit sends those. An unknown instruction points to an image that is built for newer processors.',
  fix: 'Return to the image before it, or take one that is built for the processor and C library in use; keep the core dump for its authors.',
  fits: ({ last }) => last?.exitCode !== null && last?.exitCode !== undefined && FAULTS.has(last.exitCode),
  confidence: 'likely',
  toConfirm: 'Read the log of the run before this one, and the kernel log of the node at that time.',
});

const FAULTS: ReadonlySet<number> = new Set([132, 134, 135, 136, 139]);
