import type { Mechanism } from '../../mechanism.ts';
import { underPressure } from './node-under-pressure.ts';

/** A node runs out of disk. */
export const nodeDiskFull: Mechanism = {
  id: 'node-disk-full',
  title: 'The disk of a node is nearly full',
  reasoning:
    'The kubelet sets DiskPressure when the file system of pods or of images falls below its threshold of room or ' +
    'inodes. It then deletes images, evicts pods and takes no new ones. The condition itself says so; evictions for ' +
    'memory have a condition of their own.',
  fix: 'Free disk space on the node: container logs, emptyDir volumes, images that nobody uses, files beside Kubernetes. Give pods limits of ephemeral-storage so that one cannot fill it.',
  explains: ['node-pressure'],
  diagnose: (finding, scene) =>
    underPressure(finding, scene, 'DiskPressure', 'has too little disk space or too few inodes left') ??
    underPressure(finding, scene, 'OutOfDisk', 'has no disk space left'),
};
