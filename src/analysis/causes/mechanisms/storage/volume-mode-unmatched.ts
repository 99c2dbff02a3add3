import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** The claim wants a block device and the volume has a file system, or the other way round. */
export const volumeModeUnmatched: Mechanism = {
  id: 'volume-mode-unmatched',
  title: 'The volume has another volume mode than the claim',
  reasoning:
    'A claim with volumeMode Block is bound only to such a volume, and one with Filesystem, the default, only to one ' +
    'with a file system. A volume is there that fits in all else and belongs to nobody.',
  fix: 'Make the claim or the volume again with the volume mode that the program needs; neither can be changed.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'volume-mode', (claim, volume) => ({
      summary: `claim ${claim.meta.name} asks for volume mode ${claim.volumeMode ?? 'Filesystem'}, and the free volume ${volume.meta.name} has ${volume.volumeMode ?? 'Filesystem'}`,
      evidence: [
        field(claim, 'spec.volumeMode', claim.volumeMode),
        field(volume, 'spec.volumeMode', volume.volumeMode),
      ],
    }));
  },
};
