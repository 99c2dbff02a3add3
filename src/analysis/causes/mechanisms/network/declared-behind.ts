import type { ObjectReference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { Service } from '../../../../model/service.ts';
import { isActive } from '../../../../rules/missing-pods.ts';
import { declaredPorts } from '../../../../rules/service-ports.ts';
import type { Scene } from '../../mechanism.ts';
import { foundService } from './found-service.ts';

/** A Service, its pods that are not finished, and the ports that these declare; `null` for what is no Service. */
export function declaredBehind(
  scene: Scene,
  ref: ObjectReference,
): {
  readonly service: Service;
  readonly pods: readonly Pod[];
  readonly declared: ReturnType<typeof declaredPorts>;
} | null {
  const service = foundService(scene, ref);
  if (service === null) return null;
  const pods = scene.cluster.links.podsBehind(service).filter(isActive);
  return { service, pods, declared: declaredPorts(pods) };
}
