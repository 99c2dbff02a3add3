import type { Node } from './node.ts';
import { byCodeUnit } from './order.ts';
import type { Pod } from './pod.ts';
import { podResource } from './pod-resources.ts';

/** One kind of GPU on a node, in devices or the shares of them that its plugin hands out. */
export interface NodeGpu {
  /** `nvidia.com/gpu` */
  readonly resource: string;
  readonly allocatable: number;
  /** Of the pods given. */
  readonly requests: number;
}

/** The GPUs a node offers, by resource name, and what pods on it ask of them; finished pods ask for nothing. */
export function nodeGpus(node: Node, pods: readonly Pod[]): readonly NodeGpu[] {
  const offered = Object.entries(node.allocatable).filter(([name, amount]) => isGpu(name) && amount > 0);
  if (offered.length === 0) return [];
  const running = pods.filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed');
  return offered
    .map(([resource, allocatable]) => ({
      resource,
      allocatable,
      requests: running.reduce((sum, { spec }) => sum + podResource(spec, 'requests', resource), 0),
    }))
    .toSorted((a, b) => byCodeUnit(a.resource, b.resource));
}

/**
 * Extended resources that stand for GPUs: `nvidia.com/gpu`, `nvidia.com/mig-1g.5gb`, `amd.com/gpu`,
 * `gpu.intel.com/i915`. Memory and the like of them are measured in another unit and counted beside them.
 */
export function isGpu(resource: string): boolean {
  return GPU.test(resource) && !PART.test(resource);
}

const GPU = /^(nvidia\.com\/mig-.+|gpu\.[^/]+\/.+|[^/]+\/.*gpu.*)$/i;
const PART = /(monitoring|mem(ory)?|cores?|millicores|tiles|percent(age)?)([-_.][^/]*)?$/i;
