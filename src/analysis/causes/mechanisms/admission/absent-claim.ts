import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { StatefulSet } from '../../../../model/workload.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';

/** A claim that a Pending pod mounts and that is not there. */
export interface AbsentClaim {
  readonly pod: Pod;
  readonly name: string;
  /** What a StatefulSet's template would ask for it; `null` where nothing says. */
  readonly requestedBytes: number | null;
}

/** The claims that pods of a finding wait for in vain; only where all claims of the namespace were captured. */
export function absentClaims(finding: Finding, { cluster }: Scene): readonly AbsentClaim[] {
  const { namespace } = finding.subject;
  if (!cluster.captured.all('persistentVolumeClaims', namespace)) return [];
  return relatedPods(cluster, finding).flatMap((pod) =>
    pod.phase === 'Pending'
      ? claimNames(pod)
          .filter((name) => cluster.links.find({ kind: 'PersistentVolumeClaim', namespace, name }) === null)
          .map((name) => ({ pod, name, requestedBytes: asked(pod, name, cluster) }))
      : [],
  );
}

function claimNames({ spec }: Pod): readonly string[] {
  return spec.volumes.flatMap(({ uses }) =>
    uses.flatMap(({ kind, name }) => (kind === 'PersistentVolumeClaim' ? [name] : [])),
  );
}

/** A StatefulSet calls its claims TEMPLATE-POD. */
function asked(pod: Pod, claim: string, { statefulSets, links }: Scene['cluster']): number | null {
  const owner = links.topOwner(pod);
  if (owner.kind !== 'StatefulSet') return null;
  const set = statefulSets.find((one: StatefulSet) => {
    const { name, namespace } = reference(one);
    return name === owner.name && namespace === owner.namespace;
  });
  const template = set?.claimTemplates.find(({ name }) => claim === `${name}-${pod.meta.name}`);
  return template?.requestedBytes ?? null;
}
