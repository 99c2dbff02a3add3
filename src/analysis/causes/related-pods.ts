import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import type { Finding } from '../../rules/finding.ts';

/** The captured pods that show a finding. */
export function relatedPods(
  { links }: Pick<Cluster, 'links'>,
  { subject, related }: Finding,
): readonly Pod[] {
  // Mostly pods of the subject, and sorted by name like these: one walk along both, and no index of all pods.
  const own = links.podsOf(subject);
  let at = 0;
  return related.flatMap((ref) => {
    if (ref.kind !== 'Pod') return [];
    while ((own[at]?.meta.name ?? ref.name) < ref.name) at += 1;
    const next = own[at];
    if (next?.meta.name === ref.name && next.meta.namespace === ref.namespace) return [next];
    const object = links.find(ref);
    return object !== null && isPod(object) ? [object] : [];
  });
}

function isPod(object: KubernetesObject): object is Pod {
  return object.meta.kind === 'Pod' && 'nodeName' in object && 'phase' in object;
}
