import type { KubernetesObject, ObjectReference } from '../../../../model/object.ts';
import type { PodTemplate } from '../../../../model/workload.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import type { Scene } from '../../mechanism.ts';

/** A field of a container, below it: `livenessProbe/grpc/port`. */
export interface ContainerChange {
  readonly container: string;
  readonly field: string;
  readonly value: string | number;
}

/**
 * Commands that set fields of a container in the template of a workload, or open the workload in an editor where the
 * new value is not known (`changes` empty) or the template was not captured.
 */
export function templatePatch(
  { cluster }: Scene,
  root: ObjectReference,
  changes: readonly ContainerChange[],
): readonly string[] {
  const target = resourceWord(root);
  const containers = templateOf(cluster.links.find(root))?.spec.containers ?? [];
  const places = changes.map(({ container }) => containers.findIndex(({ name }) => name === container));
  if (changes.length === 0 || places.includes(-1))
    return IMMUTABLE.has(root.kind) ? [] : [kubectl('edit', target, ...inNamespace(root))];
  const patch = changes.map(({ field, value }, index) => ({
    op: 'replace',
    path: `/spec/template/spec/containers/${places[index]}/${field}`,
    value,
  }));
  return [kubectl('patch', target, ...inNamespace(root), '--type=json', `--patch=${JSON.stringify(patch)}`)];
}

function templateOf(object: KubernetesObject | null): PodTemplate | null {
  return object !== null && hasTemplate(object) ? object.template : null;
}

function hasTemplate(
  object: KubernetesObject,
): object is KubernetesObject & { readonly template: PodTemplate } {
  return (
    PATCHED.has(object.meta.kind) &&
    'template' in object &&
    typeof object.template === 'object' &&
    object.template !== null &&
    'spec' in object.template
  );
}

/** The API server refuses a change of their containers: they are made anew, from their manifest. */
const IMMUTABLE = new Set(['Pod', 'Job']);

/** Their pods follow a changed template. */
const PATCHED = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
