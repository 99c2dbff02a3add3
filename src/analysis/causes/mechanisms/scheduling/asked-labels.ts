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

/** The labels of some nodes: each key with its values, sorted. */
export function labelsOf(nodes: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const sets = new Map<string, Set<string>>();
  for (const { meta } of nodes) {
    for (const [key, value] of Object.entries(meta.labels))
      sets.set(key, (sets.get(key) ?? new Set()).add(value));
  }
  const labels = new Map([...sets].map(([key, values]) => [key, [...values].toSorted(byCodeUnit)] as const));
  known.set(nodes, labels);
  return labels;
}

/** The same list of nodes is asked for again and again. */
const known = new WeakMap<readonly Node[], ReadonlyMap<string, readonly string[]>>();

/** What the nodes have instead of the labels asked for: other values of the key, or a key that is nearly it. */
export function instead(keys: readonly string[], nodes: readonly Node[]): string {
  if (nodes.length === 0) return '';
  const labels = labelsOf(nodes);
  const words = (key: string) => someOf((labels.get(key) ?? []).map((value) => excerpt(value, 60)));
  return keys
    .map((key) => {
      if (labels.has(key)) return `; they have ${key} ${words(key)}`;
      const near = closest(key, [...labels.keys()]);
      return `; no node has a label ${excerpt(key, 80)}${near === null ? '' : `, but they have ${near}=${words(near)}`}`;
    })
    .join('');
}
