import type { Cluster, Objects } from '../../../../../src/model/cluster.ts';
import type { PodSpec } from '../../../../../src/model/pod-spec.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { node } from '../../../../builders/node.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { explained } from '../../explained.ts';

/** A control-plane node that is cordoned, as it is kept in many clusters. */
export const master = node('master', {
  roles: ['master'],
  unschedulable: true,
  labels: { 'kubernetes.io/hostname': 'master' },
});

export const workers = [node('node-1'), node('node-2')];

/** Shop `cart`, whose one pod waits; `said` follows `0/3 nodes are available:`. */
export function waiting(
  said: string,
  { spec = {}, ...objects }: Partial<Objects> & { readonly spec?: Partial<PodSpec> } = {},
): Cluster {
  const cart = deployment('cart', { available: 0 });
  const unschedulable = `0/3 nodes are available: ${said}. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.`;
  const pending = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, unschedulable, spec });
  return cluster({
    nodes: [master, ...workers],
    deployments: [cart],
    ...objects,
    pods: [pending, ...(objects.pods ?? [])],
  });
}

/** Mechanism, root and confidence of each cause. */
export function told(shop: Cluster): readonly string[] {
  return explained(shop).causes.map(
    ({ mechanism, root, confidence }) => `${mechanism} ${root.kind}/${root.name} ${confidence}`,
  );
}
