import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** The claim wants an access mode that the volume does not offer. */
export const accessModeUnmatched: Mechanism = {
  id: 'access-mode-unmatched',
  title: 'No volume offers the access modes that the claim asks for',
  reasoning:
    'A claim is bound only to a PersistentVolume whose accessModes hold all of its own; a mode that allows more is not ' +
    'taken for one that allows less. A volume is there that fits in class, labels and size and belongs to nobody, and ' +
    'lacks a mode.',
  fix: 'Ask for a mode that the storage really offers, in a claim made anew; or add the mode to the volume if its storage supports it.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'access-mode', (claim, volume) => ({
      summary: `claim ${claim.meta.name} asks for ${claim.accessModes.join(', ')}, and the free volume ${volume.meta.name} offers ${volume.accessModes.length === 0 ? 'no mode' : volume.accessModes.join(', ')}`,
      evidence: [
        field(claim, 'spec.accessModes', claim.accessModes.join(', ')),
        field(volume, 'spec.accessModes', volume.accessModes.join(', ')),
      ],
    }));
  },
};
