import type { PhrasingContent } from 'mdast';
import { countBy } from '../../model/grouping.ts';
import { namespacedName, type ObjectReference } from '../../model/object.ts';
import { code, type Inline } from '../markdown/inline.ts';

/** `Deployment` and the name as code: ``Deployment `shop/cart` ``. */
export function objectName(ref: ObjectReference): Inline {
  if (ref.kind === 'Cluster') return 'The cluster';
  return [`${ref.kind} `, code(namespacedName(ref))];
}

/** The name as code, without the kind. */
export function shortName(ref: Pick<ObjectReference, 'namespace' | 'name'>): PhrasingContent {
  return code(namespacedName(ref));
}

/** Items with a separator between. */
export function joined(items: readonly Inline[], separator = ', '): Inline {
  return items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

/** `` `shop` 12, `kilo` 3 and 4 more namespaces``: how many of each; those without a namespace are the cluster's. */
export function byNamespace(refs: readonly ObjectReference[]): Inline {
  const counts = [
    ...countBy(refs, ({ kind, namespace, name }) => namespace ?? (kind === 'Namespace' ? name : 'cluster')),
  ];
  return firstOf(
    counts.map(([name, count]): Inline => [code(name), ` ${count}`]),
    MOST_NAMESPACES,
    'namespaces',
  );
}

/** `Deployment 12, CronJob 3`: how many of each kind. */
export function byKind(refs: readonly ObjectReference[]): Inline {
  return [...countBy(refs, ({ kind }) => kind)].map(([kind, count]) => `${kind} ${count}`).join(', ');
}

const MOST_NAMESPACES = 20;

/** The first few, and how many more there are; `noun` in the plural, by an `s` at its end. */
export function firstOf(items: readonly Inline[], limit: number, noun: string): Inline {
  const rest = items.length - limit;
  if (rest <= 0) return joined(items);
  return [joined(items.slice(0, limit)), ` and ${rest} more ${rest === 1 ? noun.replace(/s$/, '') : noun}`];
}
