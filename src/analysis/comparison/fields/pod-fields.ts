import type { Pod } from '../../../model/pod.ts';
import type { PodSpec } from '../../../model/pod-spec.ts';
import { type Field, fields } from '../field.ts';
import { containerPath } from './pod-template-fields.ts';

/** Of a pod that runs on, the images can change and nothing else of its spec that people look at. */
export function podFields({ spec, phase, reason, nodeName, meta }: Pod): readonly Field[] {
  const own = fields({
    'spec.nodeName': nodeName,
    'status.phase': phase,
    'status.reason': reason,
    'metadata.deletionTimestamp': meta.deletedAt === null ? null : 'set',
  });
  return [...own, ...imageFields(spec)];
}

/** Made once a spec, for the pods of a template share it. */
function imageFields(spec: PodSpec): readonly Field[] {
  const known = images.get(spec);
  if (known !== undefined) return known;
  const made = fields(
    Object.fromEntries(
      spec.containers.map((one) => [`${containerPath('spec', 'containers', one)}.image`, one.image]),
    ),
  );
  images.set(spec, made);
  return made;
}

const images = new WeakMap<PodSpec, readonly Field[]>();
