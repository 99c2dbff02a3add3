import { saidFault } from './said-fault.ts';

/** A program does not find a file. */
export const fileAbsent = saidFault({
  id: 'file-absent',
  title: 'A file that a program needs is not there',
  reasoning:
    'A program that does not find a file names its path and ends. Below a mount the file is missing in the volume, ConfigMap or Secret; elsewhere in the image, or the path is misspelt in the configuration.',
  fix: 'Put the file where the program looks for it: as a key of the ConfigMap or Secret, in the volume, or in the image; or correct the path.',
  signatures: ['file-not-found'],
  does: 'misses a file',
});
