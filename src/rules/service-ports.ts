import type { Container, ContainerPort } from '../model/container.ts';
import { runningContainers } from '../model/container-resources.ts';
import type { Pod } from '../model/pod.ts';
import type { Service, ServicePort } from '../model/service.ts';

/** A port of a Service whose target no container of its pods has. */
export interface LostPort {
  /** In `spec.ports`. */
  readonly index: number;
  readonly port: ServicePort;
}

/** Ports all pods declare together, each spec of theirs asked once. */
export function declaredPorts(pods: readonly Pod[]): readonly ContainerPort[] {
  const specs = new Set(pods.map(({ spec }) => spec));
  return [...specs].flatMap((spec) => runningContainers(spec).flatMap(({ ports }: Container) => ports));
}

/** Of the ports that `isWanted`, those that no declared port answers. */
export function lostPorts(
  service: Service,
  declared: readonly ContainerPort[],
  isWanted: (port: ServicePort) => boolean,
): readonly LostPort[] {
  return service.ports.flatMap((port, index) =>
    isWanted(port) && !declared.some((one) => answers(one, port)) ? [{ index, port }] : [],
  );
}

function answers(declared: ContainerPort, { targetPort, protocol }: ServicePort): boolean {
  if (declared.protocol !== protocol) return false;
  return typeof targetPort === 'number' ? declared.port === targetPort : declared.name === targetPort;
}
