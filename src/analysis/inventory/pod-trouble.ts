import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import type { Pod } from '../../model/pod.ts';
import { type PodProblem, podProblem } from '../../model/pod-problem.ts';
import { isFinished } from '../capacity.ts';

/** A pod's own problem; or that its node is not Ready, so that nobody knows how the pod is. */
export type PodTrouble = PodProblem['class'] | 'node-lost';

/** What is wrong with a pod, its node considered; `null` when nothing is. */
export function podTrouble({ nodes, now }: Pick<Cluster, 'nodes' | 'now'>): (pod: Pod) => PodTrouble | null {
  const lost = new Set(
    nodes
      .filter((node) => condition(node.conditions, 'Ready')?.status !== 'True')
      .map(({ meta }) => meta.name),
  );
  return (pod) => {
    const own = podProblem(pod, now);
    if (own !== null) return own.class;
    return pod.nodeName !== null && lost.has(pod.nodeName) && !isFinished(pod) ? 'node-lost' : null;
  };
}
