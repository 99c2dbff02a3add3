import type { PersistentVolume } from '../model/storage.ts';
import { kubectl } from './command.ts';
import { isActive } from './missing-pods.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'node-bound-volume',
  title: 'Data lies on the disk of one node',
  group: 'risk',
  severity: 'info',
  why: 'The pods can run on that node only. While it is down they wait, and when its disk is lost, so is the data.',
  fix: 'See that there is a backup or that the program keeps copies on other nodes. Otherwise move the data to storage that nodes share.',
  needs: ['persistentVolumes', 'persistentVolumeClaims', 'pods', 'nodes'],
  absence: ['nodes'],
  *check({ persistentVolumes, persistentVolumeClaims, nodes, links }) {
    // On a single node there is no other place.
    if (nodes.length < 2) return;
    const volumes = new Map(persistentVolumes.map((one) => [one.meta.name, one]));
    yield* namespaceLists(persistentVolumeClaims, (claim) => {
      const volume = volumes.get(claim.volumeName ?? '');
      const node = volume === undefined ? null : nodeOf(volume);
      if (node === null || !links.podsMounting(claim).some(isActive)) return null;
      return { path: 'spec.volumeName', value: claim.volumeName, detail: `on ${node}` };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} claims: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'persistentvolumeclaims', '-n', name), kubectl('get', 'persistentvolumes')];
  },
});

/** Of a local volume, or a hostPath that is tied to a node. */
function nodeOf({ type, nodeAffinity }: PersistentVolume): string | null {
  if (type !== 'local' && type !== 'hostPath') return null;
  const hosts = nodeAffinity.flatMap(({ matchExpressions, matchFields }) =>
    [...matchExpressions, ...matchFields].flatMap(({ key, values }) =>
      key === 'kubernetes.io/hostname' || key === 'metadata.name' ? values : [],
    ),
  );
  return hosts.length === 1 ? (hosts[0] ?? null) : null;
}
