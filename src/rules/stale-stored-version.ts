import type { CustomResourceDefinition } from '../model/custom-resource.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'stale-stored-version',
  title: 'Custom resources may be stored in a version no longer served',
  group: 'risk',
  severity: 'low',
  why: 'Objects may lie in etcd in an old version. The release of the operator that drops the version from its CustomResourceDefinition cannot be installed until none is left.',
  fix: 'Write every object once more (storage version migrator, or `kubectl get ... -o json | kubectl replace -f -`), then remove the version from status.storedVersions.',
  needs: ['customResourceDefinitions'],
  *check({ customResourceDefinitions }) {
    yield* clusterList(customResourceDefinitions, (definition) => {
      const stale = staleVersions(definition);
      return stale.length === 0
        ? null
        : {
            path: 'status.storedVersions',
            value: definition.storedVersions.join(', '),
            detail: stale.join(', '),
          };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} CustomResourceDefinitions: ${listWords(facts)}`;
  },
  commands({ listed }) {
    return listed
      .slice(0, 3)
      .map(({ name }) => kubectl('get', 'customresourcedefinition', name, '-o', 'yaml'));
  },
});

/** Older versions that are still served are read without trouble. */
function staleVersions({ storedVersions, versions }: CustomResourceDefinition): readonly string[] {
  const served = new Set(versions.flatMap((one) => (one.served ? [one.name] : [])));
  return versions.length === 0 ? [] : storedVersions.filter((version) => !served.has(version));
}
