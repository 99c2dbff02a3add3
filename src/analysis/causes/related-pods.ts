import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { Pod } from '../../model/pod.ts';
import type { Finding } from '../../rules/finding.ts';

/** The captured pods that show a finding. */
export function relatedPods(
  { links }: Pick<Cluster, 'links'>,
  { subject, related }: Finding,
): readonly Pod[] {
  const own = links.podsOf(subject);
  return related.flatMap((ref) => {
    if (ref.kind !== 'Pod') return [];
    // Mostly one of the subject's own, which asks for no index of all pods.
    const near = firstFrom(ref.name, own);
    if (near?.meta.name === ref.name && near.meta.namespace === ref.namespace) return [near];
    const object = links.find(ref);
    return object !== null && isPod(object) ? [object] : [];
  });
}

/** Of pods sorted by name, the first that goes by this name or stands behind it. */
function firstFrom(name: string, pods: readonly Pod[]): Pod | undefined {
  let from = 0;
  let to = pods.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((pods[middle]?.meta.name ?? '') < name) from = middle + 1;
    else to = middle;
  }
  return pods[from];
}

function isPod(object: KubernetesObject): object is Pod {
  return object.meta.kind === 'Pod' && 'nodeName' in object && 'phase' in object;
}
