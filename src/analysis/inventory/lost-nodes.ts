import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import type { Node } from '../../model/node.ts';
import type { Pod } from '../../model/pod.ts';

type Nodes = Pick<Cluster, 'nodes'>;

/** Nodes that are not Ready: nobody knows how the pods on them are. */
export function lostNodes({ nodes }: Nodes): readonly Node[] {
  return nodes.filter(({ conditions }) => condition(conditions, 'Ready')?.status !== 'True');
}

/** Asked of every pod with a problem, so the names are kept. */
export function isOnLostNode({ nodeName }: Pod, { nodes }: Nodes): boolean {
  const known = names.get(nodes) ?? new Set(lostNodes({ nodes }).map(({ meta }) => meta.name));
  names.set(nodes, known);
  return nodeName !== null && known.has(nodeName);
}

const names = new WeakMap<Nodes['nodes'], ReadonlySet<string>>();
