import { byName } from '../model/collection.ts';
import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isFinished, podCensus } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

const MOST_LISTED = 50;

export default defineRule({
  id: 'finished-pods-pile-up',
  title: 'Finished pods pile up',
  group: 'cleanup',
  severity: 'info',
  why: 'Kubernetes removes finished pods only from 12,500 on. Until then every list of pods is longer and slower to read, and etcd keeps them all.',
  fix: 'Set ttlSecondsAfterFinished on the Jobs, or lower the history limits of the CronJobs; what runners or workflows made, let their controller clean up.',
  needs: ['pods'],
  settings: {
    // Fewer are the history of a few CronJobs.
    pods: count(50, 'pod', 'In one namespace; as many are found'),
    lowPods: count(500, 'pod', 'As many are of low severity'),
  },
  *check({ links, now }, { pods: many, lowPods }) {
    const finished = [...podCensus({ links, now }).workloads.values()]
      .flatMap((group) => (group.succeeded + group.failed === 0 ? [] : group.pods.filter(isFinished)))
      .toSorted(byName);
    for (const [namespace, own] of groupBy(finished, ({ meta }) => meta.namespace)) {
      const [first] = own;
      if (namespace === null || first === undefined || own.length < many || isSystemNamespace(namespace))
        continue;
      const owners = [...groupBy(own, (pod) => objectKey(links.topOwner(pod))).values()]
        .flatMap((same) => {
          const [one] = same;
          return one === undefined ? [] : [{ owner: links.topOwner(one), pods: same.length }];
        })
        .toSorted((a, b) => b.pods - a.pods);
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        severity: own.length >= lowPods ? 'low' : 'info',
        facts: {
          pods: own.length,
          owners: owners.length,
          most: owners
            .slice(0, 3)
            .map(({ owner, pods: count }) => ({ kind: owner.kind, name: owner.name, pods: count })),
        },
        evidence: [field(first, 'status.phase', first.phase)],
        related: own.slice(0, MOST_LISTED).map(reference),
      };
    }
  },
  message({ pods, owners, most }) {
    const names = most
      .filter(({ kind }) => kind !== 'Pod')
      .map(({ kind, name, pods: count }) => `${kind} ${excerpt(name, 80)} (${count})`);
    const from = names.length === 0 ? '' : `, most of ${someOf(names)}`;
    return `${counted(pods, 'finished pod')} of ${counted(owners, 'owner')}${from}`;
  },
  commands(_facts, { name }) {
    return [
      kubectl('get', 'pods', '-n', name, '--field-selector=status.phase=Succeeded'),
      kubectl('get', 'pods', '-n', name, '--field-selector=status.phase=Failed'),
    ];
  },
});
