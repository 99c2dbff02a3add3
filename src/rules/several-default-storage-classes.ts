import { reference } from '../model/object.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'several-default-storage-classes',
  title: 'Several StorageClasses are the default',
  group: 'risk',
  severity: 'low',
  why: 'A claim without a class gets the one that was made last (before Kubernetes 1.26 it was refused), which may be another one tomorrow: data lands on storage that nobody chose.',
  fix: 'Choose one, and set the annotation storageclass.kubernetes.io/is-default-class to "false" on the others.',
  peers: { k8sgpt: ['Storage'] },
  needs: ['storageClasses'],
  *check({ storageClasses }) {
    const defaults = storageClasses.filter(({ meta, isDefault }) => isDefault && meta.deletedAt === null);
    if (defaults.length < 2) return;
    yield {
      subject: CLUSTER,
      facts: { count: defaults.length, names: namesOf(defaults) },
      evidence: defaults
        .slice(0, 3)
        .map((one) =>
          field(one, 'metadata.annotations["storageclass.kubernetes.io/is-default-class"]', true),
        ),
      related: defaults.map(reference),
    };
  },
  message({ count, names }) {
    return `${count} of them: ${namesText(names, count)}`;
  },
  commands() {
    return [kubectl('get', 'storageclasses')];
  },
});
