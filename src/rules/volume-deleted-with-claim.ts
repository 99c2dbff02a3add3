import { formatBytes } from '../model/quantity.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { statefulClaims } from './stateful-claims.ts';

export default defineRule({
  id: 'volume-deleted-with-claim',
  title: 'Data of StatefulSets goes when the claim is deleted',
  group: 'risk',
  severity: 'info',
  why: 'The reclaim policy is Delete: whoever deletes the claim, or its namespace, deletes the data in the same moment. Nothing asks again.',
  fix: 'See that there is a backup. For data that must not be lost set the policy of the volume to Retain: it can be changed while the volume is in use.',
  needs: ['persistentVolumes', 'persistentVolumeClaims', 'pods'],
  uses: ['statefulSets'],
  *check(view) {
    const volumes = new Map(view.persistentVolumes.map((one) => [one.meta.name, one]));
    yield* namespaceLists(statefulClaims(view), (claim) => {
      const volume = volumes.get(claim.volumeName ?? '');
      if (volume?.reclaimPolicy !== 'Delete' || isSystemNamespace(claim.meta.namespace ?? '')) return null;
      return {
        path: 'spec.volumeName',
        value: claim.volumeName,
        ...(volume.capacityBytes === null ? {} : { detail: formatBytes(volume.capacityBytes) }),
      };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} claims of StatefulSets: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'persistentvolumes')];
  },
});
