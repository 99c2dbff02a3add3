import type { Container } from './container.ts';
import type { PodSpec } from './pod-spec.ts';

/** What a container does not say of its needs. */
export interface ResourceGap {
  readonly container: string;
  /** Of `cpu` and `memory`: not requested. */
  readonly requests: readonly string[];
  /** A CPU limit only slows a container down, and many leave it out on purpose; memory without one is the node's. */
  readonly memoryLimit: boolean;
}

/** The containers that run side by side and lack something; sidecars among the init containers are such, too. */
export function resourceGaps(spec: PodSpec): readonly ResourceGap[] {
  return runningContainers(spec).flatMap((one) => {
    const requests = ['cpu', 'memory'].filter((name) => !Object.hasOwn(one.requests, name));
    const memoryLimit = !Object.hasOwn(one.limits, 'memory');
    return requests.length === 0 && !memoryLimit ? [] : [{ container: one.name, requests, memoryLimit }];
  });
}

export function runningContainers({ containers, initContainers }: PodSpec): readonly Container[] {
  const sidecars = initContainers.filter(({ sidecar }) => sidecar);
  return sidecars.length === 0 ? containers : [...sidecars, ...containers];
}
