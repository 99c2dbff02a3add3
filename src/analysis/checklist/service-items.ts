import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { namespacedName } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import { excerpt } from '../../rules/excerpt.ts';
import type { ChecklistItem, Condition } from './checklist.ts';
import type { ChecklistView } from './checklist-of.ts';
import { item } from './item.ts';

/** That each Service of what was touched leads to a pod, except where what it leads to is switched off. */
export function serviceItems({ audit, cluster, touched }: ChecklistView): readonly ChecklistItem[] {
  const idle = idleServices(cluster);
  const own = audit.inventory.services.filter(
    ({ namespace, name, selects }) =>
      touched.has(namespace) && selects && !idle.has(namespacedName({ namespace, name })),
  );
  return [...groupBy(own, ({ namespace }) => namespace)]
    .toSorted(by(([namespace]) => namespace))
    .map(([namespace, services]) => {
      const shown = excerpt(namespace, 80);
      return item(
        `services ${namespace}`,
        services.length === 1
          ? `The one Service with a selector in ${shown} has a ready pod behind it`
          : `All ${services.length} Services with a selector in ${shown} have a ready pod behind them`,
        services.map(
          (one): Condition => ({
            fact: ['services', 'byName', namespacedName(one), 'ready'],
            is: '>=',
            value: 1,
          }),
        ),
      );
    });
}

/** Services of workloads that ask for no pods. */
function idleServices({ deployments, statefulSets, links }: Cluster): ReadonlySet<string> {
  return new Set(
    [...deployments, ...statefulSets]
      .filter(({ replicas }) => replicas === 0)
      .flatMap(({ meta, template }) => links.servicesSelecting(meta.namespace, template.labels))
      .map(({ meta }) => namespacedName(meta)),
  );
}
