import { reference } from '../../../../model/object.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../model/storage.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { type PendingClaim, pendingClaim } from './pending-claim.ts';
import { type Misfit, nearestVolume } from './volume-misfit.ts';

/** Volumes of this class are made by hand. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

/** Nothing makes a volume for the claim, so that one that is there has to fit. */
export function isStatic({ className, storageClass, claim }: PendingClaim): boolean {
  if (claim.volumeName !== null || className === '') return true;
  return storageClass === null || storageClass.provisioner === NO_PROVISIONER;
}

/** A diagnosis of the claim, where the nearest volume does not fit in this. */
export function unfit(
  finding: Finding,
  scene: Scene,
  misfit: Misfit,
  explain: (
    claim: PersistentVolumeClaim,
    volume: PersistentVolume,
    pending: PendingClaim,
  ) => { readonly summary: string; readonly evidence: readonly Evidence[] } | null,
): Diagnosis | null {
  const pending = pendingClaim(finding, scene);
  if (pending === null || !isStatic(pending)) return null;
  const nearest = nearestVolume(pending, scene);
  if (nearest?.misfit !== misfit) return null;
  const { claim } = pending;
  const { volume, others } = nearest;
  const explained = explain(claim, volume, pending);
  if (explained === null) return null;
  const also = others.map((one) => WORDS[one]);
  return {
    root: reference(claim),
    confidence: others.length === 0 ? 'confirmed' : 'likely',
    summary: `${explained.summary}${also.length === 0 ? '' : `; ${also.join(' and ')} too`}`,
    evidence: [...explained.evidence, ...pending.evidence],
    commands: [
      kubectl('get', 'persistentvolumeclaim', claim.meta.name, ...inNamespace(claim.meta), '-o', 'yaml'),
      kubectl('get', 'persistentvolume', volume.meta.name, '-o', 'yaml'),
    ],
    toConfirm:
      others.length === 0
        ? null
        : 'Say which volume the claim is meant for, and compare the two: kubectl get persistentvolumes -o wide',
  };
}

/** What is wrong besides, as a clause. */
const WORDS: Readonly<Record<Misfit, string>> = {
  claimed: 'it is claimed by another',
  selector: 'its labels do not fit',
  class: 'its class differs',
  'access-mode': 'its access modes do not fit',
  'volume-mode': 'its volume mode differs',
  size: 'it is too small',
};
