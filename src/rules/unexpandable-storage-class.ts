import { countBy } from '../model/grouping.ts';
import { counted } from './amount-words.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { EXPANDABLE } from './knowledge/storage-drivers.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'unexpandable-storage-class',
  title: 'StorageClasses do not let volumes grow',
  group: 'hygiene',
  severity: 'info',
  why: 'When a disk is full, data has to be moved to a new volume, in the middle of the trouble, though the storage could enlarge it.',
  fix: 'Set allowVolumeExpansion: true; that can be changed in a class that is in use.',
  peers: { KubeBuddy: ['SC004'] },
  needs: ['storageClasses', 'persistentVolumeClaims'],
  *check({ storageClasses, persistentVolumeClaims }) {
    const claims = countBy(persistentVolumeClaims, ({ storageClassName }) => storageClassName);
    yield* clusterList(storageClasses, ({ meta, provisioner, allowVolumeExpansion }) => {
      const used = claims.get(meta.name) ?? 0;
      if (allowVolumeExpansion || used === 0 || !EXPANDABLE.has(provisioner ?? '')) return null;
      return { path: 'allowVolumeExpansion', value: allowVolumeExpansion, detail: counted(used, 'claim') };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} StorageClasses: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'storageclasses')];
  },
});
