import { saidFault } from './said-fault.ts';

/** A heap is full, and the kernel did not need to step in. */
export const heapFull = saidFault({
  id: 'heap-full',
  title: 'A program runs out of memory by itself',
  reasoning:
    'Language runtimes keep a heap of a fixed size, often a share of the memory limit, and end the program when it is full; the kernel was not asked, and the container is not OOMKilled. A heap that fills at start is too small; one that fills over hours holds what it should let go.',
  fix: 'Give the heap more room (-XX:MaxRAMPercentage, --max-old-space-size) and raise the memory limit with it; where memory grows without end, take a heap dump.',
  signatures: ['java-out-of-memory', 'node-heap-exhausted', 'out-of-memory', 'process-killed'],
  does: 'runs out of memory',
});
