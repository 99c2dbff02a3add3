import type { Captured } from '../model/captured.ts';
import { condition } from '../model/condition.ts';
import type { Event } from '../model/event.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { formatBytes } from '../model/quantity.ts';
import type { PersistentVolumeClaim, StorageClass } from '../model/storage.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

const FAILURES: ReadonlySet<string> = new Set(['ProvisioningFailed', 'FailedBinding', 'VolumeMismatch']);

export default defineRule({
  id: 'unbound-claim',
  title: 'Claim has no volume',
  group: 'health',
  severity: 'low',
  why: 'A pod that mounts the claim cannot start before it is bound. A lost claim has outlived its volume, and with it the data.',
  fix: 'Compare the claim with what the cluster offers: the StorageClass it names, access modes, size and selector of the free volumes. Make the class or a fitting volume; a claim cannot be changed, so a wrong one is deleted and made again.',
  peers: {
    Popeye: ['POP-1003', 'POP-1004'],
    k8sgpt: ['PersistentVolumeClaim', 'Storage'],
    KubeBuddy: ['PVC004'],
  },
  needs: ['persistentVolumeClaims'],
  uses: ['pods', 'storageClasses', 'events'],
  readsText: 'table',
  settings: {
    // A provisioner answers within seconds; two minutes leave room for a slow storage backend.
    minutes: inMinutes(2, 'Claims that have been pending less long are passed over'),
  },
  *check({ persistentVolumeClaims, storageClasses, links, captured, now }, { minutes }) {
    // Tables of pods do not show what they mount.
    const usersAreKnown = !captured.fromText('pods', ['table']);
    for (const claim of persistentVolumeClaims) {
      const { meta, phase } = claim;
      const ageMs = meta.createdAt === null ? null : now - meta.createdAt;
      const late = phase === 'Pending' && (ageMs === null || ageMs > minutes * MINUTE);
      if (meta.deletedAt !== null || !(late || phase === 'Lost')) continue;
      const waiting = links.podsMounting(claim).filter(isActive);
      const event = links.eventsOf(reference(claim)).find(({ reason }) => FAILURES.has(reason ?? '')) ?? null;
      const { state, storageClass } = classOf(claim, storageClasses, captured);
      if (
        late &&
        (storageClass?.volumeBindingMode === 'WaitForFirstConsumer' || state === 'not captured') &&
        !isAsked(claim, waiting, event)
      )
        continue;
      yield {
        subject: reference(claim),
        severity: waiting.length > 0 || phase === 'Lost' ? 'high' : usersAreKnown ? 'low' : 'medium',
        facts: {
          phase,
          ageMs,
          storageClassName: claim.storageClassName,
          storageClass: state,
          accessModes: claim.accessModes,
          requestedBytes: claim.requestedBytes,
          reason: event?.reason ?? null,
          message: event?.message ?? null,
          waitingPods: waiting.map((pod) => pod.meta.name),
        },
        evidence: [
          field(claim, 'status.phase', phase),
          field(claim, 'spec.storageClassName', claim.storageClassName),
          ...(event === null ? [] : [field(event, 'message', event.message)]),
        ],
        related: waiting.map(reference),
      };
    }
  },
  message({ phase, ageMs, storageClassName, storageClass, requestedBytes, message, waitingPods }) {
    const age = ageMs === null ? '' : ` for ${humanDuration(ageMs)}`;
    const size = requestedBytes === null ? '' : ` (${formatBytes(requestedBytes)} asked for)`;
    const waits =
      waitingPods.length === 0
        ? ''
        : `; ${counted(waitingPods.length, 'pod')} ${waitingPods.length === 1 ? 'waits' : 'wait'} for it`;
    if (phase === 'Lost') return `the volume it was bound to no longer exists${size}${waits}`;
    const why = {
      missing: `StorageClass ${excerpt(storageClassName ?? '', 80)} does not exist`,
      'no default': 'it names no StorageClass and the cluster has no default one',
      static: 'it asks for no StorageClass and no volume fits',
      exists: null,
      'not captured': null,
    }[storageClass];
    const reasons = [why, message === null ? null : excerpt(message)].filter((one) => one !== null);
    return `pending${age}${size}${reasons.length === 0 ? '' : `: ${reasons.join('; ')}`}${waits}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', 'persistentvolumeclaim', subject.name, ...inNamespace(subject)),
      kubectl('get', 'storageclasses'),
      kubectl('get', 'persistentvolumes'),
    ];
  },
});

type ClassState = 'exists' | 'missing' | 'no default' | 'static' | 'not captured';

function classOf(
  { storageClassName }: PersistentVolumeClaim,
  classes: readonly StorageClass[],
  captured: Captured,
): { readonly state: ClassState; readonly storageClass: StorageClass | null } {
  if (storageClassName === '') return { state: 'static', storageClass: null };
  const found =
    storageClassName === null
      ? classes.find((one) => one.isDefault)
      : classes.find((one) => one.meta.name === storageClassName);
  if (found !== undefined) return { state: 'exists', storageClass: found };
  if (!captured.all('storageClasses')) return { state: 'not captured', storageClass: null };
  return { state: storageClassName === null ? 'no default' : 'missing', storageClass: null };
}

/**
 * A class that waits for its first consumer binds once the scheduler has chosen a node: without a pod nothing is due,
 * and a pod that fits nowhere for another reason is the one to speak of.
 */
function isAsked({ meta }: PersistentVolumeClaim, waiting: readonly Pod[], failure: Event | null): boolean {
  const chosen = meta.annotations['volume.kubernetes.io/selected-node'] !== undefined;
  return chosen || failure !== null || waiting.some((pod) => pod.nodeName !== null || blamesVolume(pod));
}

function blamesVolume(pod: Pod): boolean {
  return /volume/i.test(condition(pod.conditions, 'PodScheduled')?.message ?? '');
}
