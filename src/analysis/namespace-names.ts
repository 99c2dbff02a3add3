import type { Cluster } from '../model/cluster.ts';
import { KINDS, kindNames } from '../model/kinds.ts';
import { byCodeUnit } from '../model/order.ts';
import { podCensus } from '../rules/pod-census.ts';

/** Namespaces that were captured as objects, or that captured objects live in; sorted. */
export function namespaceNames(cluster: Cluster): readonly string[] {
  const named = cluster.namespaces.map((namespace) => namespace.meta.name);
  const found = new Set([...named, ...podCensus(cluster).byNamespace.keys()]);
  for (const name of kindNames.filter((kind) => kind !== 'pods' && KINDS[kind].namespaced)) {
    for (const { meta } of cluster[name]) if (meta.namespace !== null) found.add(meta.namespace);
  }
  return [...found].filter((name) => name !== '').toSorted(byCodeUnit);
}
