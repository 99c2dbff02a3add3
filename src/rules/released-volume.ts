import { humanDuration } from '../model/human-duration.ts';
import { namespacedName } from '../model/object.ts';
import { formatBytes } from '../model/quantity.ts';
import type { PersistentVolume } from '../model/storage.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

/** Of volumes that are to be deleted with their claims the deletion may just be under way. */
const DELETION_TAKES = 60 * 60_000;

export default defineRule({
  id: 'released-volume',
  title: 'Volumes outlived their claims',
  group: 'cleanup',
  severity: 'low',
  why: 'The claim is gone, the data is still there: it takes room, and no new claim gets the volume as it is. With the policy Retain that is meant, until somebody has decided.',
  fix: 'Look at what the data is, and save what is still needed. To use it again, remove spec.claimRef; otherwise delete the volume, and after Retain the storage behind it too.',
  peers: { k8sgpt: ['Storage'], kor: ['pv'], KubeBuddy: ['PV001'] },
  needs: ['persistentVolumes'],
  *check({ persistentVolumes, now }) {
    yield* clusterList(persistentVolumes, (volume) => {
      if (volume.phase !== 'Released') return null;
      const ageMs = volume.meta.createdAt === null ? null : now - volume.meta.createdAt;
      if (volume.reclaimPolicy === 'Delete' && ageMs !== null && ageMs < DELETION_TAKES) return null;
      return { path: 'status.phase', value: volume.phase, detail: detailOf(volume, ageMs) };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} volumes: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'persistentvolumes')];
  },
});

function detailOf({ capacityBytes, reclaimPolicy, claim }: PersistentVolume, ageMs: number | null): string {
  return [
    ...(capacityBytes === null ? [] : [formatBytes(capacityBytes)]),
    `policy ${reclaimPolicy ?? 'unknown'}`,
    ...(claim === null ? [] : [`of ${namespacedName(claim)}`]),
    ...(ageMs === null ? [] : [`made ${humanDuration(ageMs)} ago`]),
  ].join(', ');
}
