import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** Claim and volume are of different classes, and nothing makes volumes for that of the claim. */
export const storageClassUnmatched: Mechanism = {
  id: 'storage-class-unmatched',
  title: 'The volume is of another class than the claim',
  reasoning:
    'A claim is bound only to a PersistentVolume with the same storageClassName; none at all is a class of its own. A ' +
    'volume is there that fits in labels, access modes and size and belongs to nobody, and has another class, while ' +
    'nothing provisions volumes for the claim’s: it names none, or its class has no provisioner.',
  fix: 'Give claim and volume the same storageClassName: delete the claim and make it again with that of the volume, or set it in the volume while it is free.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'class', (claim, volume, { className }) => ({
      summary: `claim ${claim.meta.name} asks for ${classWords(className)}, and the free volume ${volume.meta.name} has ${classWords(volume.storageClassName)}`,
      evidence: [
        field(claim, 'spec.storageClassName', claim.storageClassName),
        field(volume, 'spec.storageClassName', volume.storageClassName),
      ],
    }));
  },
};

function classWords(name: string | null): string {
  return name === null || name === '' ? 'no StorageClass' : `StorageClass ${excerpt(name, 80)}`;
}
