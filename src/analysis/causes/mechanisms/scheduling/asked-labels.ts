import { closest } from '../../../../closest.ts';
import type { Node } from '../../../../model/node.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';

/** The pairs of a node selector, sorted: `disk=ssd`. */
export function selectorPairs({ nodeSelector }: Pick<PodSpec, 'nodeSelector'>): readonly string[] {
  return Object.entries(nodeSelector)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted(byCodeUnit);
}

/** The requirements of node affinity, the terms parted by `or`: `env In (prod, staging) or zone Exists`. */
export function affinityWords({ nodeAffinity }: Pick<PodSpec, 'nodeAffinity'>): string {
  return nodeAffinity
    .map(({ matchExpressions, matchFields }) =>
      [...matchExpressions, ...matchFields]
        .map(({ key, operator, values }) =>
          values.length === 0 ? `${key} ${operator}` : `${key} ${operator} (${values.join(', ')})`,
        )
        .join(' and '),
    )
    .join(' or ');
}

/** What the nodes have instead of the labels asked for: other values of the key, or a key that is nearly it. */
export function instead(keys: readonly string[], nodes: readonly Node[]): string {
  if (nodes.length === 0) return '';
  const all = [...new Set(nodes.flatMap(({ meta }) => Object.keys(meta.labels)))];
  return keys
    .map((key) => {
      const values = valuesOf(key, nodes);
      if (values.length > 0) return `; they have ${key} ${someOf(values)}`;
      const near = closest(key, all);
      return near === null
        ? `; no node has a label ${excerpt(key, 80)}`
        : `; no node has a label ${excerpt(key, 80)}, but they have ${near}=${someOf(valuesOf(near, nodes))}`;
    })
    .join('');
}

function valuesOf(key: string, nodes: readonly Node[]): readonly string[] {
  const values = nodes.flatMap(({ meta }) =>
    Object.hasOwn(meta.labels, key) ? [excerpt(meta.labels[key] ?? '', 60)] : [],
  );
  return [...new Set(values)].toSorted(byCodeUnit);
}
