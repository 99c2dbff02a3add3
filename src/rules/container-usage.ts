import type { Container } from '../model/container.ts';
import { runningContainers } from '../model/container-resources.ts';
import type { Links } from '../model/links.ts';
import type { PodMetrics } from '../model/metrics.ts';
import type { ObjectReference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';

/** A container that runs, and the row of `kubectl top pods` about it. */
export interface ContainerUsage {
  readonly owner: ObjectReference;
  readonly pod: Pod;
  readonly container: Container;
  readonly metrics: PodMetrics;
}

/** A row of a whole pod is the container's where the pod has only one. */
export function containerUsages(
  links: Pick<Links, 'podsByTopOwner' | 'topOwner' | 'metricsOf'>,
): readonly (readonly ContainerUsage[])[] {
  return [...links.podsByTopOwner().values()].map((pods) =>
    pods.flatMap((pod) => {
      if (pod.phase !== 'Running') return [];
      const containers = runningContainers(pod.spec);
      return links.metricsOf(pod).flatMap((metrics): ContainerUsage[] => {
        const container =
          metrics.container === null
            ? containers.length === 1
              ? containers[0]
              : undefined
            : containers.find(({ name }) => name === metrics.container);
        return container === undefined ? [] : [{ owner: links.topOwner(pod), pod, container, metrics }];
      });
    }),
  );
}
