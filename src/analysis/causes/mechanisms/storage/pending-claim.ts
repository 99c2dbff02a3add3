import type { Event } from '../../../../model/event.ts';
import { type ObjectReference, reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PersistentVolumeClaim, StorageClass } from '../../../../model/storage.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perFinding } from '../../per-finding.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';

/** A claim without a volume, and what is known of why. */
export interface PendingClaim {
  readonly claim: PersistentVolumeClaim;
  /** The class whose volumes it may have: the one it names or the default one; empty for none; `null` where not known. */
  readonly className: string | null;
  /** `null` where there is none of that name, or classes were not captured. */
  readonly storageClass: StorageClass | null;
  /** The newest failure that the volume controller or the provisioner reports. */
  readonly failure: Event | null;
  readonly evidence: readonly Evidence[];
}

/** Rules whose findings show a claim without a volume, or pods that wait for one. */
export const CLAIM_RULES: readonly string[] = [
  'unbound-claim',
  'unschedulable-pod',
  'stuck-starting-pod',
  'stuck-rollout',
  'partially-available-workload',
];

/** The claim of a finding, or the first pending one that its pods without a node mount. */
export const pendingClaim = perFinding((finding, scene): PendingClaim | null => {
  const claim =
    finding.rule === 'unbound-claim'
      ? claimOf(finding.subject, scene)
      : (relatedPods(scene.cluster, finding)
          .filter(waits)
          .flatMap((pod) => claimsOf(pod, scene))
          .find(({ phase, meta }) => phase === 'Pending' && meta.deletedAt === null) ?? null);
  return claim?.phase === 'Pending' ? described(claim, scene) : null;
});

function waits({ phase, nodeName }: Pod): boolean {
  return phase === 'Pending' && nodeName === null;
}

/** The captured claims that a pod mounts. */
export function claimsOf(pod: Pod, scene: Scene): readonly PersistentVolumeClaim[] {
  return claimNames(pod).flatMap(
    (name) => claimOf({ kind: 'PersistentVolumeClaim', namespace: pod.meta.namespace, name }, scene) ?? [],
  );
}

export function claimNames({ spec }: Pod): readonly string[] {
  return spec.volumes.flatMap(({ uses }) =>
    uses.flatMap(({ kind, name }) => (kind === 'PersistentVolumeClaim' ? [name] : [])),
  );
}

const claims = perScene(
  ({ cluster }: Scene) =>
    new Map(
      cluster.persistentVolumeClaims.map((claim) => [`${claim.meta.namespace}/${claim.meta.name}`, claim]),
    ),
);

function claimOf({ namespace, name }: ObjectReference, scene: Scene): PersistentVolumeClaim | null {
  return claims(scene).get(`${namespace}/${name}`) ?? null;
}

function described(claim: PersistentVolumeClaim, { cluster }: Scene): PendingClaim {
  const { storageClasses, captured, links } = cluster;
  const byDefault = storageClasses.find(({ isDefault }) => isDefault) ?? null;
  const asked = claim.storageClassName;
  // Without a default class, a claim that names none is as one that wants none.
  const className = asked ?? byDefault?.meta.name ?? (captured.all('storageClasses') ? '' : null);
  const failure = links.eventsOf(reference(claim)).find(({ reason }) => FAILURES.has(reason ?? '')) ?? null;
  return {
    claim,
    className,
    storageClass: storageClasses.find(({ meta }) => meta.name === className) ?? null,
    failure,
    evidence: [
      field(claim, 'status.phase', claim.phase),
      ...(failure === null ? [] : [field(failure, 'message', failure.message)]),
    ],
  };
}

const FAILURES: ReadonlySet<string> = new Set(['ProvisioningFailed', 'FailedBinding', 'VolumeMismatch']);
