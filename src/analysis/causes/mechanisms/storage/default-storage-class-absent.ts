import { reference } from '../../../../model/object.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES, pendingClaim } from './pending-claim.ts';

/** The claim relies on a default class, and no class is the default. */
export const defaultStorageClassAbsent: Mechanism = {
  id: 'default-storage-class-absent',
  title: 'No StorageClass is the default',
  reasoning:
    'A claim without storageClassName gets the default class; without one it waits for a volume without a class that ' +
    'somebody makes by hand. No StorageClass is annotated as default, and no volume comes near the claim. An empty ' +
    'name is a choice: such a claim wants no class.',
  fix: 'Mark one StorageClass as default with the annotation storageclass.kubernetes.io/is-default-class; claims that wait get it too. Or name a class in the claim.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    const pending = pendingClaim(finding, scene);
    if (pending === null) return null;
    const { claim, evidence } = pending;
    const { storageClasses, captured } = scene.cluster;
    if (claim.storageClassName !== null || claim.volumeName !== null) return null;
    if (!captured.all('storageClasses') || storageClasses.some(({ isDefault }) => isDefault)) return null;
    const names = storageClasses.map(({ meta }) => meta.name).toSorted(byCodeUnit);
    const [only] = names;
    return {
      root: reference(claim),
      confidence: 'confirmed',
      summary: `claim ${claim.meta.name} names no StorageClass, and ${names.length === 0 ? 'there is none' : `none is the default; there ${names.length === 1 ? 'is' : 'are'} ${someOf(names)}`}`,
      evidence: [field(claim, 'spec.storageClassName', null), ...evidence],
      commands: [
        kubectl('get', 'storageclasses'),
        ...(only === undefined || names.length > 1
          ? []
          : [kubectl('annotate', 'storageclass', only, 'storageclass.kubernetes.io/is-default-class=true')]),
      ],
      toConfirm: null,
      fault: 'default',
    };
  },
};
