import { saidFault } from './said-fault.ts';

/** A shell finds no such program. */
export const programNotInImage = saidFault({
  id: 'program-not-in-image',
  title: 'The program to run is not in the image',
  reasoning:
    'A shell or a runtime that is told to run a file which is not there says so, and the container ends, mostly with exit code 127. The container itself was started, so that its first word exists; what that word calls does not.',
  fix: 'Compare command, args and the scripts they call with what the image holds; correct the path, or build the file into the image.',
  signatures: ['executable-not-found'],
  does: 'is told to run what its image does not have',
});
