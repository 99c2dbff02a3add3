import { saidFault } from './said-fault.ts';

/** A program may not use what lies in its image. */
export const fileAccessDenied = saidFault({
  id: 'file-access-denied',
  title: 'A program may not use a file of its image',
  reasoning:
    'A container runs as the user its image or securityContext names, and with readOnlyRootFilesystem nothing of its image can be written. A path below no mount lies in the image: its owner or mode does not fit the user, or a folder that must be written to needs a volume. Below a mount it is the volume that does not fit.',
  fix: 'Run as the user that owns the file, or change owner and mode when the image is built; give a folder that must be written to an emptyDir.',
  signatures: ['permission-denied', 'read-only-file-system'],
  does: 'may not use a file',
});
