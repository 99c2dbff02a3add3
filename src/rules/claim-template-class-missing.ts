import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'claim-template-class-missing',
  title: 'StatefulSet asks for a StorageClass that is not there',
  group: 'risk',
  severity: 'medium',
  why: 'The claims it has stay bound, but none is made good any more: a new replica, or one whose claim was deleted, waits for ever.',
  fix: 'Create the StorageClass again, or make the StatefulSet anew with another one: the templates of its claims cannot be changed.',
  peers: { k8sgpt: ['StatefulSet'] },
  needs: ['statefulSets', 'storageClasses', 'persistentVolumes'],
  absence: ['storageClasses', 'persistentVolumes'],
  *check({ statefulSets, storageClasses, persistentVolumes }) {
    // Volumes made by hand may carry the name of a class that never was an object.
    const known = new Set([
      ...storageClasses.map(({ meta }) => meta.name),
      ...persistentVolumes.flatMap(({ storageClassName }) => storageClassName ?? []),
    ]);
    for (const set of statefulSets) {
      const lacking = set.claimTemplates.flatMap(({ name, storageClassName }, index) =>
        storageClassName === null || storageClassName === '' || known.has(storageClassName)
          ? []
          : [{ claim: name, storageClass: storageClassName, index }],
      );
      if (lacking.length === 0 || set.meta.deletedAt !== null) continue;
      yield {
        subject: reference(set),
        facts: { lacking: lacking.map(({ claim, storageClass }) => ({ claim, storageClass })) },
        evidence: lacking.map(({ index, storageClass }) =>
          field(set, `spec.volumeClaimTemplates[${index}].spec.storageClassName`, storageClass),
        ),
      };
    }
  },
  message({ lacking }) {
    const names = lacking.map(
      ({ claim, storageClass }) => `${excerpt(storageClass, 80)} (claim template ${excerpt(claim, 60)})`,
    );
    return `no StorageClass and no volume is called ${someOf(names)}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('get', 'storageclasses'),
      kubectl('get', 'persistentvolumeclaims', ...inNamespace(subject)),
    ];
  },
});
