import { formatBytes } from '../../../../model/quantity.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES } from './pending-claim.ts';
import { unfit } from './unfit.ts';

/** The claim asks for more than the volume holds. */
export const volumeTooSmall: Mechanism = {
  id: 'volume-too-small',
  title: 'No volume is as large as the claim asks for',
  reasoning:
    'A claim is bound only to a PersistentVolume whose capacity is at least its request. A volume is there that fits in ' +
    'class, labels and access modes and belongs to nobody, and is smaller. A selector that such a volume satisfies is ' +
    'not to blame.',
  fix: 'Make a volume of that size; or delete the claim and make it again with a request that the volume satisfies.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    return unfit(finding, scene, 'size', (claim, volume) => {
      const asked = formatBytes(claim.requestedBytes ?? 0);
      const has = formatBytes(volume.capacityBytes ?? 0);
      return {
        summary: `claim ${claim.meta.name} asks for ${asked}, and the free volume ${volume.meta.name} holds ${has}`,
        evidence: [
          field(claim, 'spec.resources.requests.storage', asked),
          field(volume, 'spec.capacity.storage', has),
        ],
      };
    });
  },
};
