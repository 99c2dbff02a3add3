import type { Container, Resources } from './container.ts';
import type { PodSpec } from './pod-spec.ts';

/**
 * What a pod asks of its node: the sum of its containers and sidecars, or what its largest init container needs while
 * the sidecars started before it run, whichever is more. As the scheduler counts (k8s.io/component-helpers resource).
 */
export function podResource(spec: PodSpec, what: 'requests' | 'limits', name: string): number {
  const of = (container: Container) => amount(container[what], name);
  let sidecars = 0;
  let starting = 0;
  for (const container of spec.initContainers) {
    if (container.sidecar) {
      sidecars += of(container);
      starting = Math.max(starting, sidecars);
    } else {
      starting = Math.max(starting, sidecars + of(container));
    }
  }
  const running = spec.containers.reduce((sum, container) => sum + of(container), sidecars);
  return Math.max(running, starting);
}

function amount(resources: Resources, name: string): number {
  return Object.hasOwn(resources, name) ? (resources[name] ?? 0) : 0;
}
