import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { byObjectKey, type ObjectReference, objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { PersistentVolumeClaim } from '../../model/storage.ts';
import { novelty } from '../timeline.ts';
import type { ClaimRow, StorageClassRow } from './inventory.ts';

/** One row a claim, with the workloads whose pods mount it. */
export function claimRows(cluster: Cluster): readonly ClaimRow[] {
  const { persistentVolumeClaims, storageClasses } = cluster;
  const isNew = novelty(cluster);
  const standard = defaultClass(storageClasses);
  return persistentVolumeClaims.map((claim) => ({
    namespace: claim.meta.namespace ?? '',
    name: claim.meta.name,
    phase: claim.phase,
    storageClass: claim.storageClassName ?? standard,
    requestedBytes: claim.requestedBytes,
    accessModes: claim.accessModes,
    volume: claim.volumeName,
    createdAt: claim.meta.createdAt,
    isNew: isNew(claim.meta.createdAt),
    usedBy: users(claim, cluster),
  }));
}

/** Of several default classes the API server takes the newest: admission plugin DefaultStorageClass. */
function defaultClass(classes: Cluster['storageClasses']): string | null {
  const [newest] = classes
    .filter(({ isDefault }) => isDefault)
    .toSorted(
      (a, b) => (b.meta.createdAt ?? 0) - (a.meta.createdAt ?? 0) || byCodeUnit(a.meta.name, b.meta.name),
    );
  return newest?.meta.name ?? null;
}

function users(claim: PersistentVolumeClaim, { links }: Cluster): readonly ObjectReference[] {
  const owners = links.podsMounting(claim).map(links.topOwner);
  return [...new Map(owners.map((owner) => [objectKey(owner), owner])).values()].toSorted(byObjectKey);
}

/** Claims summed by class, and classes without claims; sums of the claim rows. Claims of no class come last. */
export function storageClassRows(
  { storageClasses }: Cluster,
  claims: readonly ClaimRow[],
): readonly StorageClassRow[] {
  const byClass = groupBy(claims, (claim) => claim.storageClass ?? '');
  const names = new Set([...storageClasses.map((storageClass) => storageClass.meta.name), ...byClass.keys()]);
  return [...names]
    .toSorted((a, b) => (a === '' ? 1 : b === '' ? -1 : byCodeUnit(a, b)))
    .map((name) => {
      const storageClass = storageClasses.find((candidate) => candidate.meta.name === name) ?? null;
      const own = byClass.get(name) ?? [];
      return {
        name: name === '' ? '(no class)' : name,
        provisioner: storageClass?.provisioner ?? null,
        isDefault: storageClass?.isDefault ?? false,
        reclaimPolicy: storageClass?.reclaimPolicy ?? null,
        claims: own.length,
        unbound: own.filter((claim) => claim.phase !== 'Bound').length,
        requestedBytes: own.reduce((sum, claim) => sum + (claim.requestedBytes ?? 0), 0),
      };
    });
}
