import { reference } from '../../../../model/object.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES, pendingClaim } from './pending-claim.ts';
import { NO_PROVISIONER } from './unfit.ts';

/** The provisioner of the class answers, and cannot make the volume. */
export const provisionerFailing: Mechanism = {
  id: 'provisioner-failing',
  title: 'The provisioner cannot make the volume',
  reasoning:
    'The class of the claim exists and has a provisioner, which reports ProvisioningFailed on the claim with its ' +
    'reason: parameters of the class, credentials, quota or room of the storage. It tries again and again, so the ' +
    'newest event is the state. A provisioner that is not there reports nothing.',
  fix: 'Mend what the provisioner names in the storage behind it, its credentials or the parameters of the class; it goes on by itself then.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    const pending = pendingClaim(finding, scene);
    if (pending === null) return null;
    const { claim, storageClass, failure, evidence } = pending;
    if (failure?.reason !== 'ProvisioningFailed' || failure.message === null) return null;
    const provisioner = storageClass?.provisioner ?? null;
    if (storageClass === null || provisioner === null || provisioner === NO_PROVISIONER) return null;
    return {
      root: reference(claim),
      confidence: 'confirmed',
      summary: `provisioner ${excerpt(provisioner, 80)} of StorageClass ${storageClass.meta.name} cannot make the volume of claim ${claim.meta.name}: ${excerpt(failure.message, 240)}`,
      evidence: [...evidence, field(storageClass, 'provisioner', provisioner)],
      commands: [
        kubectl('describe', 'persistentvolumeclaim', claim.meta.name, ...inNamespace(claim.meta)),
        kubectl('get', 'storageclass', storageClass.meta.name, '-o', 'yaml'),
      ],
      toConfirm: null,
    };
  },
};
