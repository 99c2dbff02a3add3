import { saidFault } from './said-fault.ts';

/** The kernel cannot run the program. */
export const processorUnmatched = saidFault({
  id: 'processor-unmatched',
  title: 'The program is built for another processor',
  reasoning:
    'The kernel refuses to run a file that is built for another processor, and says "exec format error"; a script without its first line gets the same answer. The image was pulled, as it states no platform or the wrong one.',
  fix: 'Build the image for the architecture of the nodes (docker buildx --platform), or keep the pods on nodes it fits with a nodeSelector on kubernetes.io/arch.',
  signatures: ['exec-format-error'],
  isLastWord: true,
  does: 'runs a program of another processor architecture',
});
