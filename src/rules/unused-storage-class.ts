import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unused-storage-class',
  title: 'StorageClasses that nothing uses',
  group: 'cleanup',
  severity: 'info',
  why: 'Somebody will choose one of them one day, and get storage that nobody looks after any more.',
  fix: 'Keep those that are an offer to users. Delete those of storage that was given up.',
  peers: { kor: ['storageclass'] },
  needs: ['storageClasses', 'persistentVolumeClaims', 'persistentVolumes', 'statefulSets'],
  absence: ['persistentVolumeClaims', 'persistentVolumes', 'statefulSets'],
  everywhere: ['persistentVolumeClaims', 'persistentVolumes', 'statefulSets'],
  settings: {
    // A class may be there before the first claim.
    days: inDays(7, 'Classes that are younger are passed over'),
  },
  *check({ storageClasses, persistentVolumeClaims, persistentVolumes, statefulSets, now }, { days }) {
    const used = new Set([
      ...[...persistentVolumeClaims, ...persistentVolumes].map(({ storageClassName }) => storageClassName),
      ...statefulSets.flatMap(({ claimTemplates }) =>
        claimTemplates.map(({ storageClassName }) => storageClassName),
      ),
    ]);
    const offered = storageClasses.filter(({ isDefault }) => !isDefault);
    yield* clusterList(offered, ({ meta, provisioner }) => {
      const young = meta.createdAt !== null && now - meta.createdAt < days * DAY;
      return used.has(meta.name) || young
        ? null
        : { path: 'metadata.name', value: meta.name, detail: provisioner ?? 'no provisioner' };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} beside the default: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'storageclasses')];
  },
});
