import { formatBytes } from '../model/quantity.ts';
import type { PersistentVolumeClaim } from '../model/storage.ts';
import type { StatefulSet } from '../model/workload.ts';
import { inNamespace, kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { USERS, usedObjects, useKey, usersKnown } from './object-uses.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unused-claim',
  title: 'Claims that no pod mounts',
  group: 'cleanup',
  severity: 'low',
  why: 'The storage is paid for or lacks elsewhere, and nobody looks after the data on it.',
  fix: 'Find out what the data is, and save it if in doubt. Claims of a StatefulSet that was scaled down are used again when it is scaled up. Delete what nobody needs; with the reclaim policy Delete the data goes with it.',
  peers: { Popeye: ['POP-400'], kor: ['pvc'], KubeBuddy: ['PVC001'] },
  needs: ['persistentVolumeClaims', ...USERS, 'customResources'],
  uses: ['replicationControllers', 'serviceAccounts', 'ingresses', 'roles'],
  details: ['replicationControllers', 'serviceAccounts', 'ingresses', 'roles'],
  absence: [...USERS, 'customResources'],
  settings: {
    // Somebody may be between two steps of a move.
    days: inDays(1, 'Claims that are younger are passed over'),
  },
  *check(view, { days }) {
    const { persistentVolumeClaims, now } = view;
    const used = usedObjects(view);
    const isKnown = usersKnown(view);
    const templates = claimTemplates(view.statefulSets);
    yield* namespaceLists(
      persistentVolumeClaims.filter(({ meta }) => isKnown(meta.namespace)),
      (claim) => {
        const { namespace, name, createdAt, owners } = claim.meta;
        const young = createdAt !== null && now - createdAt < days * DAY;
        // A claim that waits for its first pod is none of this rule's, nor one that an operator keeps.
        if (claim.phase !== 'Bound' || young || owners.length > 0) return null;
        if (used.has(useKey('PersistentVolumeClaim', namespace, name))) return null;
        return { path: 'metadata.name', value: name, detail: detailOf(claim, templates) };
      },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} claims: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('describe', 'persistentvolumeclaims', ...inNamespace({ namespace: name }))];
  },
});

function detailOf({ meta, capacityBytes }: PersistentVolumeClaim, templates: ReadonlySet<string>): string {
  const left = templates.has(`${meta.namespace}/${meta.name.replace(/-\d+$/, '')}`);
  const size = capacityBytes === null ? 'size unknown' : formatBytes(capacityBytes);
  return left ? `${size}, left by a StatefulSet scaled down` : size;
}

/** Claims are called `<template>-<set>-<ordinal>`. */
function claimTemplates(sets: readonly StatefulSet[]): ReadonlySet<string> {
  return new Set(
    sets.flatMap(({ meta, claimTemplates: templates }) =>
      templates.map(({ name }) => `${meta.namespace}/${name}-${meta.name}`),
    ),
  );
}
