import { saidFault } from './said-fault.ts';

/** A limit of descriptors or watches is reached. */
export const openFilesExhausted = saidFault({
  id: 'open-files-exhausted',
  title: 'A program has too many files open',
  reasoning:
    'Each connection and file of a process takes a descriptor, and each watch of a file an inotify instance of its user on the node. Limits of the process come from the runtime; those of inotify are the node’s, and all pods share them.',
  fix: 'See whether the program leaks descriptors; raise the limit of the runtime, or fs.inotify.max_user_instances and max_user_watches of the node.',
  signatures: ['too-many-open-files'],
  does: 'has too many files open',
});
