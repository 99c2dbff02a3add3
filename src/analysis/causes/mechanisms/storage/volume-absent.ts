import { reference } from '../../../../model/object.ts';
import { formatBytes } from '../../../../model/quantity.ts';
import { counted } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES, pendingClaim } from './pending-claim.ts';
import { isStatic } from './unfit.ts';

/** Nothing makes volumes for the claim, and nobody made one. */
export const volumeAbsent: Mechanism = {
  id: 'volume-absent',
  title: 'There is no volume for the claim, and nothing makes one',
  reasoning:
    'A claim without a class, or with a class without provisioner, waits for a PersistentVolume that somebody makes by ' +
    'hand; one with spec.volumeName for that very volume. All volumes were captured, and none comes near it.',
  fix: 'Make a volume for the claim; or delete the claim and make it again with a StorageClass that provisions volumes.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    const { captured, persistentVolumes } = scene.cluster;
    const pending = pendingClaim(finding, scene);
    if (pending === null || !captured.all('persistentVolumes')) return null;
    const { claim, className, storageClass, evidence } = pending;
    const named = claim.volumeName;
    const isNamed = named !== null && persistentVolumes.every(({ meta }) => meta.name !== named);
    // A class that is not there may be one that was not captured.
    if (!isNamed && (!isStatic(pending) || (className !== '' && storageClass === null))) return null;
    const size = claim.requestedBytes === null ? '' : ` of ${formatBytes(claim.requestedBytes)}`;
    return {
      root: reference(claim),
      confidence: 'confirmed',
      summary:
        isNamed && named !== null
          ? `claim ${claim.meta.name} wants volume ${excerpt(named, 120)}, which does not exist`
          : `claim ${claim.meta.name} waits for a volume${size} that is made by hand (${className === '' ? 'it has no StorageClass' : `StorageClass ${excerpt(className ?? '', 80)} has no provisioner`}), and none of ${counted(persistentVolumes.length, 'volume')} comes near it`,
      evidence: [
        isNamed
          ? field(claim, 'spec.volumeName', named)
          : field(claim, 'spec.storageClassName', claim.storageClassName),
        ...evidence,
      ],
      commands: [...finding.commands.slice(0, 1), kubectl('get', 'persistentvolumes')],
      toConfirm: null,
    };
  },
};
