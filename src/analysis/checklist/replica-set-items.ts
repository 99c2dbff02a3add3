import { groupBy } from '../../model/grouping.ts';
import { namespacedName } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import { counted } from '../../rules/amount-words.ts';
import { excerpt } from '../../rules/excerpt.ts';
import { wantedLimit } from '../plan/limit-words.ts';
import type { ChecklistItem, Condition } from './checklist.ts';
import type { ChecklistView } from './checklist-of.ts';
import { item } from './item.ts';

/** The ReplicaSets that are to be left, and that no Deployment keeps more than its limit. */
export function replicaSetItems({ cluster, steps, keep }: ChecklistView): readonly ChecklistItem[] {
  const limit = wantedLimit({ keep });
  const byNamespace = groupBy(cluster.deployments, ({ meta }) => meta.namespace ?? '');
  const namespaces = new Set(cluster.replicaSets.map(({ meta }) => meta.namespace));
  return steps.flatMap(({ replicaSets, choice }) => {
    if (replicaSets === null || choice?.advised !== true) return [];
    const { namespace, after } = replicaSets;
    const shown = excerpt(namespace, 80);
    const own = (byNamespace.get(namespace) ?? []).toSorted(by(({ meta }) => meta.name));
    return [
      // The facts count those of all namespaces together.
      ...(namespaces.size === 1
        ? [
            item(
              `replica-sets ${namespace}`,
              `At most ${after.total} ReplicaSets are left in ${shown}, ${after.stale} of them stale`,
              [
                { fact: ['replicaSets', 'total'], is: '<=', value: after.total },
                { fact: ['replicaSets', 'stale'], is: '<=', value: after.stale },
              ],
            ),
          ]
        : []),
      item(
        `revisions ${namespace}`,
        `None of the ${counted(own.length, 'Deployment')} in ${shown} keeps more than ${counted(limit, 'old ReplicaSet')}`,
        own.map(
          ({ meta }): Condition => ({
            fact: ['workloads', namespacedName(meta), 'replicaSets'],
            is: '<=',
            value: limit + 1,
          }),
        ),
      ),
    ];
  });
}
