import type { Cluster } from '../../../../model/cluster.ts';
import type { KubernetesObject } from '../../../../model/object.ts';
import type { PodTemplate } from '../../../../model/workload.ts';
import type { Finding } from '../../../../rules/finding.ts';

/** The template of the workload that a finding is about; `null` of what has none, or was not captured. */
export function podTemplateOf({ subject }: Finding, { links }: Pick<Cluster, 'links'>): PodTemplate | null {
  const object = links.find(subject);
  return object !== null && hasTemplate(object) ? object.template : null;
}

function hasTemplate(
  object: KubernetesObject,
): object is KubernetesObject & { readonly template: PodTemplate } {
  return 'template' in object && typeof object.template === 'object' && object.template !== null;
}
