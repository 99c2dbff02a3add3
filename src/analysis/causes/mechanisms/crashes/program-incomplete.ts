import { saidFault } from './said-fault.ts';

/** A runtime cannot load what the program is made of. */
export const programIncomplete = saidFault({
  id: 'program-incomplete',
  title: 'The image lacks a part of its program',
  reasoning:
    'A runtime that cannot load a module, class, gem or shared library names it and ends the program, at every start alike. What is missing is missing in the image, or in a volume that hides the folder it lies in: nothing that Kubernetes does brings it back, and older revisions with another image may have it.',
  fix: 'Build the image with what is missing and of the version the runtime expects, or return to the image before it; look whether a volume is mounted over the folder.',
  signatures: [
    'python-module-not-found',
    'python-import-error',
    'node-module-not-found',
    'java-class-not-found',
    'java-version-too-old',
    'java-archive-unusable',
    'dotnet-runtime-missing',
    'ruby-load-error',
    'shared-library-missing',
  ],
  isLastWord: true,
  does: 'lacks a part of its program',
});
