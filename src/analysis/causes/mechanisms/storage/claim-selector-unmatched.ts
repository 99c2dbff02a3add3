import { formatSelector } from '../../../../model/selector.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** The claim selects volumes by labels that none has. */
export const claimSelectorUnmatched: Mechanism = {
  id: 'claim-selector-unmatched',
  title: 'No volume has the labels that the claim selects',
  reasoning:
    'A claim with spec.selector is bound only to a PersistentVolume with those labels. A volume is there that fits in ' +
    'class, access modes and size and belongs to nobody, and its labels are others. Where the labels fit, a selector ' +
    'is not to blame, whatever it says.',
  fix: 'Label the volume as the claim selects it; or delete the claim and make it again with the right selector, for a claim cannot be changed.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'selector', (claim, volume) => {
      const selector = claim.selector === null ? '' : formatSelector(claim.selector);
      const labels = Object.entries(volume.meta.labels).map(([key, value]) => `${key}=${value}`);
      return {
        summary: `claim ${claim.meta.name} selects volumes labelled ${excerpt(selector, 120)}, and the free volume ${volume.meta.name} has ${labels.length === 0 ? 'no labels' : excerpt(labels.join(', '), 120)}`,
        evidence: [
          field(claim, 'spec.selector', selector),
          field(volume, 'metadata.labels', labels.length === 0 ? null : labels.join(', ')),
        ],
      };
    });
  },
};
