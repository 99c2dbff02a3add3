import { saidFault } from './said-fault.ts';

/** No space is left on a file system. */
export const diskFull = saidFault({
  id: 'disk-full',
  title: 'A file system that a program writes to is full',
  reasoning:
    'A program that writes to a full file system is told so. Below a mount the volume is full; elsewhere the disk of the node, or the sizeLimit of an emptyDir. A node under DiskPressure would evict pods as well.',
  fix: 'Free space or enlarge the volume (kubectl get pvc, if its class allows it); for the disk of a node remove images and logs nobody needs.',
  signatures: ['no-space-left'],
  does: 'cannot write, as a file system is full',
});
