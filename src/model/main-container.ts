import type { Container } from './container.ts';
import type { PodTemplate } from './workload.ts';

/**
 * The container that does a workload's work: the one an annotation names, else the one named like the workload or the
 * end of its name (`cart` of `shop-cart`), else the first. `null` for a template without containers.
 */
export function mainContainer(workload: string, { annotations, spec }: PodTemplate): Container | null {
  const { containers } = spec;
  const named = annotations['kubectl.kubernetes.io/default-container'];
  return (
    containers.find(({ name }) => name === named) ??
    containers.find(({ name }) => name !== '' && (workload === name || workload.endsWith(`-${name}`))) ??
    containers[0] ??
    null
  );
}
