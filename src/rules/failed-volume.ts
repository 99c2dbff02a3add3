import { namespacedName, reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'failed-volume',
  title: 'PersistentVolume has failed',
  group: 'health',
  severity: 'medium',
  why: 'The volume could not be given back to its storage: it is of no use to any claim, and what lies on it goes on costing room.',
  fix: 'Read the reason. Mend the access to the storage, or delete the volume there by hand and then the PersistentVolume.',
  peers: { Popeye: ['POP-1002'], k8sgpt: ['Storage'], kor: ['pv'] },
  needs: ['persistentVolumes'],
  uses: ['events'],
  details: ['events'],
  readsText: 'table',
  *check({ persistentVolumes, links }) {
    for (const volume of persistentVolumes) {
      if (volume.phase !== 'Failed') continue;
      const failure = links.eventsOf(reference(volume)).find(({ type }) => type === 'Warning') ?? null;
      yield {
        subject: reference(volume),
        facts: {
          reason: volume.reason,
          message: failure?.message ?? null,
          claim: volume.claim === null ? null : namespacedName(volume.claim),
          storageClass: volume.storageClassName,
        },
        evidence: [
          field(volume, 'status.phase', volume.phase),
          ...(failure === null ? [] : [field(failure, 'message', failure.message)]),
        ],
        related: volume.claim === null ? [] : [volume.claim],
      };
    }
  },
  message({ reason, message, claim }) {
    const why = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    const whose = claim === null ? '' : `, last of claim ${excerpt(claim, 120)}`;
    return `in phase Failed${whose}${why.length === 0 ? '' : `: ${why.join(': ')}`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'persistentvolume', subject.name, ...inNamespace(subject))];
  },
});
