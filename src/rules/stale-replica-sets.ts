import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { counted, percentOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import {
  limitCommand,
  oldestOf,
  type ReplicaSetHistory,
  replicaSetHistory,
  SENSIBLE_LIMIT,
} from './replica-set-history.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

export default defineRule({
  id: 'stale-replica-sets',
  title: 'Old ReplicaSets pile up',
  group: 'cleanup',
  severity: 'low',
  why: 'They hold no pods, but fill every listing, so that the ReplicaSet that matters is hard to find, and each is an object the API server and its controllers keep.',
  fix: `Lower revisionHistoryLimit of the Deployments, to ${SENSIBLE_LIMIT} for example; Kubernetes then deletes the oldest by itself. Only rollbacks further back are lost.`,
  peers: { kor: ['replicaset'] },
  needs: ['deployments', 'replicaSets'],
  readsText: 'table',
  settings: {
    // Fewer are the ordinary history of a few Deployments.
    replicaSets: count(10, 'ReplicaSet', 'Stale ones in a namespace; as many are found'),
    // Pages of `kubectl get replicasets`.
    mediumReplicaSets: count(20, 'ReplicaSet', 'As many are of medium severity'),
    highReplicaSets: count(50, 'ReplicaSet', 'As many are of high severity'),
  },
  *check({ deployments, links, now }, { replicaSets, mediumReplicaSets, highReplicaSets }) {
    for (const [namespace, own] of groupBy(deployments, (one) => one.meta.namespace)) {
      const histories = own.map((one) => replicaSetHistory(one, links)).filter((one) => one.sets.length > 0);
      const rows = histories.map((one) => rowOf(one, now)).toSorted(byTotalThenName);
      const total = rows.reduce((sum, row) => sum + row.total, 0);
      const stale = rows.reduce((sum, row) => sum + row.stale, 0);
      if (namespace === null || stale < replicaSets || 2 * stale <= total) continue;
      const oldest = histories
        .flatMap((one) => one.stale)
        .toSorted((a, b) => (a.meta.createdAt ?? now) - (b.meta.createdAt ?? now));
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        severity: stale >= highReplicaSets ? 'high' : stale >= mediumReplicaSets ? 'medium' : 'low',
        facts: {
          total,
          active: total - stale,
          stale,
          percent: percentOf(stale, total),
          deployments: rows,
          limited: rows.filter((row) => row.stale > SENSIBLE_LIMIT).map((row) => row.name),
        },
        evidence: oldest.slice(0, 3).map((set) => field(set, 'spec.replicas', set.replicas)),
        related: histories.filter((one) => one.stale.length > 0).map((one) => reference(one.deployment)),
      };
    }
  },
  message({ total, active, stale, percent, deployments }) {
    const [most] = deployments;
    const example =
      most === undefined ? '' : `; ${excerpt(most.name, 80)} alone has ${counted(most.total, 'ReplicaSet')}`;
    const ages = deployments.flatMap((row) => row.oldestAgeMs ?? []);
    const age =
      ages.length === 0 ? '' : `, the oldest ${humanDuration(ages.reduce((a, b) => Math.max(a, b)))} old`;
    return `${stale} of ${total} ReplicaSets (${percent} %) are stale and ${active} active${age}${example}`;
  },
  commands({ limited }, { name }) {
    return [
      kubectl('get', 'replicasets', '-n', name, '--sort-by=.metadata.creationTimestamp'),
      ...limited.map((deployment) => limitCommand({ kind: 'Deployment', namespace: name, name: deployment })),
    ];
  },
});

function rowOf({ deployment, sets, stale }: ReplicaSetHistory, now: Instant) {
  const oldest = oldestOf(sets);
  return {
    name: deployment.meta.name,
    total: sets.length,
    active: sets.length - stale.length,
    stale: stale.length,
    oldest,
    oldestAgeMs: oldest === null ? null : now - oldest,
  };
}

type Row = ReturnType<typeof rowOf>;

function byTotalThenName(a: Row, b: Row): number {
  return b.total - a.total || b.active - a.active || byCodeUnit(a.name, b.name);
}
