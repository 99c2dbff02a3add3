import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { BLOCK_STORAGE } from './knowledge/storage-drivers.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'read-write-many-on-block-storage',
  title: 'Claim to be shared lies on a disk of one node',
  group: 'risk',
  severity: 'medium',
  why: 'A disk with a file system can be written by one node at a time. The claim stays pending, or its pods start only as long as they happen to run on the same node.',
  fix: 'Use a class of a shared file system (NFS, CephFS, EFS, Azure Files) for it, or ask for ReadWriteOnce.',
  peers: { KubeBuddy: ['PVC003'] },
  needs: ['persistentVolumeClaims', 'storageClasses'],
  *check({ persistentVolumeClaims, storageClasses }) {
    const classes = new Map(storageClasses.map((one) => [one.meta.name, one]));
    for (const claim of persistentVolumeClaims) {
      const provisioner = classes.get(claim.storageClassName ?? '')?.provisioner ?? '';
      const shared = claim.accessModes.find((mode) => mode === 'ReadWriteMany');
      if (shared === undefined || claim.volumeMode === 'Block' || !BLOCK_STORAGE.has(provisioner)) continue;
      if (claim.meta.deletedAt !== null) continue;
      yield {
        subject: reference(claim),
        facts: { phase: claim.phase, storageClass: claim.storageClassName, provisioner },
        evidence: [
          field(claim, 'spec.accessModes', claim.accessModes.join(', ')),
          field(claim, 'spec.storageClassName', claim.storageClassName),
        ],
      };
    }
  },
  message({ phase, storageClass, provisioner }) {
    return `ReadWriteMany of class ${excerpt(storageClass ?? '', 80)}, which ${excerpt(provisioner, 80)} serves with disks; ${excerpt(phase, 40)} now`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'persistentvolumeclaim', subject.name, ...inNamespace(subject))];
  },
});
