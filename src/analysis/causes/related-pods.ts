import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import type { Finding } from '../../rules/finding.ts';

/** The captured pods that show a finding. */
export function relatedPods({ links }: Pick<Cluster, 'links'>, { related }: Finding): readonly Pod[] {
  return related.flatMap((ref) => {
    const object = ref.kind === 'Pod' ? links.find(ref) : null;
    return object !== null && isPod(object) ? [object] : [];
  });
}

function isPod(object: KubernetesObject): object is Pod {
  return object.meta.kind === 'Pod' && 'nodeName' in object && 'phase' in object;
}
