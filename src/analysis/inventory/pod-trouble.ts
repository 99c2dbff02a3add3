import type { Cluster } from '../../model/cluster.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import { type PodProblem, podProblem } from '../../model/pod-problem.ts';
import { podCensus } from '../../rules/pod-census.ts';
import { isFinished } from '../capacity.ts';
import { lostNodes } from './lost-nodes.ts';

/** A pod's own problem; or that its node is not Ready, so that nobody knows how the pod is. */
export type PodTrouble = PodProblem['class'] | 'node-lost';

/** The pods that something is wrong with, their nodes considered, by namespace and name. Most are not among them. */
export type TroubledPods = ReadonlyMap<Pod, PodTrouble>;

/** Found once a cluster, for every table that counts them. */
export function troubledPods(cluster: PodsAndNodes): TroubledPods {
  const known = found.get(cluster) ?? findTroubled(cluster);
  found.set(cluster, known);
  return known;
}

type PodsAndNodes = Pick<Cluster, 'links' | 'nodes' | 'now'>;

const found = new WeakMap<PodsAndNodes, TroubledPods>();

function findTroubled({ nodes, links, now }: PodsAndNodes): TroubledPods {
  const suspects = podCensus({ links, now }).suspected.flatMap((group) => group.suspects);
  const onLost = lostNodes({ nodes })
    .flatMap(({ meta }) => links.podsOn(meta.name))
    .filter((pod) => !isFinished(pod));
  const troubles = new Map<Pod, PodTrouble>(onLost.map((pod) => [pod, 'node-lost']));
  for (const pod of suspects) {
    const own = podProblem(pod, now);
    if (own !== null) troubles.set(pod, own.class);
  }
  return new Map([...troubles].toSorted(([a], [b]) => byName(a, b)));
}

function byName({ meta: a }: Pod, { meta: b }: Pod): number {
  return byCodeUnit(a.namespace ?? '', b.namespace ?? '') || byCodeUnit(a.name, b.name);
}
