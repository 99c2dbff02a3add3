import type { Objects } from '../model/cluster.ts';
import type { Links } from '../model/links.ts';
import type { PersistentVolumeClaim } from '../model/storage.ts';

/** Bound claims that a pod of a StatefulSet mounts. */
export function statefulClaims({
  persistentVolumeClaims,
  links,
}: Pick<Objects, 'persistentVolumeClaims'> & {
  readonly links: Pick<Links, 'podsMounting' | 'topOwner'>;
}): readonly PersistentVolumeClaim[] {
  return persistentVolumeClaims.filter(
    (claim) =>
      claim.phase === 'Bound' &&
      links.podsMounting(claim).some((pod) => links.topOwner(pod).kind === 'StatefulSet'),
  );
}
