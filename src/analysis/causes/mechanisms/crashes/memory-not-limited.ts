import { exitFault } from './exit-fault.ts';

/** The kernel kills a container that has no limit. */
export const memoryNotLimited = exitFault({
  id: 'memory-not-limited',
  title: 'A container without a memory limit is killed for memory',
  reasoning:
    'OOMKilled without a memory limit of the container means that the pod as a whole, or the node, had none left: the ' +
    'kernel then kills what uses most beyond its request. Nothing keeps such a container from taking what others need.',
  fix: 'Give the container a request and a limit above what it needs, and see what else fills the node: kubectl top pod --sort-by=memory.',
  fits: ({ last, spec }) =>
    last?.reason === 'OOMKilled' && spec !== null && (spec.limits.memory ?? null) === null,
  confidence: 'likely',
  toConfirm: 'Look at the kernel log of the node at that time: it lists who used how much.',
});
