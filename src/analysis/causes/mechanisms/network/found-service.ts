import type { KubernetesObject, ObjectReference } from '../../../../model/object.ts';
import type { Service } from '../../../../model/service.ts';
import type { Scene } from '../../mechanism.ts';

/** The captured Service that a reference names; `null` for other kinds. */
export function foundService({ cluster }: Scene, ref: ObjectReference): Service | null {
  const object = ref.kind === 'Service' ? cluster.links.find(ref) : null;
  return object !== null && isService(object) ? object : null;
}

function isService(object: KubernetesObject): object is Service {
  return object.meta.kind === 'Service' && 'selector' in object && 'ports' in object;
}
