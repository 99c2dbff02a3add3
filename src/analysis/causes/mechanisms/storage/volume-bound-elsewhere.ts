import { namespacedName } from '../../../../model/object.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** The one volume that fits belongs to another claim. */
export const volumeBoundElsewhere: Mechanism = {
  id: 'volume-bound-elsewhere',
  title: 'The only fitting volume belongs to another claim',
  reasoning:
    'A PersistentVolume is bound to one claim, named in its claimRef, and stays bound to it, even after that claim is ' +
    'deleted (Released) unless it is reclaimed. A volume fits the claim in class, labels, access modes and size, and its ' +
    'claimRef names another; no free volume is as near. Where nothing bound fits either, there is simply no volume.',
  fix: 'Make another volume for the claim. If the other claim took it by mistake, delete that claim after its data is safe; if the volume is Released and its data is no longer needed, remove spec.claimRef from it.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'claimed', (claim, volume) => {
      const other = volume.claim === null ? 'another claim' : `claim ${namespacedName(volume.claim)}`;
      const state =
        volume.phase === 'Released'
          ? `is Released and still reserved for ${other}, which is gone`
          : `belongs to ${other}`;
      return {
        summary: `volume ${volume.meta.name}, the only one that fits claim ${claim.meta.name}, ${state}`,
        evidence: [
          field(volume, 'spec.claimRef.name', volume.claim?.name ?? null),
          field(volume, 'status.phase', volume.phase),
        ],
      };
    });
  },
};
