import { groupBy } from '../../../../model/grouping.ts';
import { namespacedName } from '../../../../model/object.ts';
import { matches } from '../../../../model/selector.ts';
import type { PersistentVolume } from '../../../../model/storage.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import type { PendingClaim } from './pending-claim.ts';

/** In what a volume does not fit a claim. */
export type Misfit = 'claimed' | 'selector' | 'class' | 'access-mode' | 'volume-mode' | 'size';

/** The volume that comes nearest to a claim, and the one thing in which it does not fit. */
export interface NearestVolume {
  readonly volume: PersistentVolume;
  readonly misfit: Misfit;
  /** What else does not fit; most often nothing. */
  readonly others: readonly Misfit[];
}

/**
 * Which volume would be bound were it not for something: as the volume controller's `FindMatchingVolume` compares.
 * `null` where volumes were not captured whole, none is there, one fits (and will be bound), or none comes near.
 */
export function nearestVolume(pending: PendingClaim, scene: Scene): NearestVolume | null {
  if (!scene.cluster.captured.all('persistentVolumes')) return null;
  const { claim, className } = pending;
  const { accessModes, selector, volumeMode, requestedBytes, volumeName } = claim;
  // Claims that ask for the same are held against the volumes once; those a volume is reserved for, on their own.
  const own = reserved(scene).get(namespacedName(claim.meta)) ?? null;
  const key = JSON.stringify([
    className,
    accessModes,
    selector,
    volumeMode,
    requestedBytes,
    volumeName,
    own?.meta.name ?? null,
  ]);
  const before = found(scene).get(key);
  if (before !== undefined) return before;
  const nearest = search(pending, own, scene);
  found(scene).set(key, nearest);
  return nearest;
}

const found = perScene(() => new Map<string, NearestVolume | null>());

const reserved = perScene(
  ({ cluster }: Scene) =>
    new Map(
      cluster.persistentVolumes.flatMap((volume) =>
        volume.claim === null ? [] : [[namespacedName(volume.claim), volume] as const],
      ),
    ),
);

function search(pending: PendingClaim, own: PersistentVolume | null, scene: Scene): NearestVolume | null {
  const { claim, className } = pending;
  const named = claim.volumeName;
  const candidates =
    named === null
      ? [...(own === null ? [] : [own]), ...likelyVolumes(className, scene)]
      : scene.cluster.persistentVolumes.filter(({ meta }) => meta.name === named);
  const ranked = candidates
    .filter(({ meta, phase }) => meta.deletedAt === null && phase !== 'Failed')
    .map((volume) => ({ volume, misfits: misfits(volume, volume === own, pending) }))
    .toSorted((a, b) => distance(a.misfits) - distance(b.misfits) || a.misfits.length - b.misfits.length);
  const [best] = ranked;
  const [misfit, ...others] = best?.misfits ?? [];
  if (best === undefined || misfit === undefined || distance(best.misfits) > FARTHEST) return null;
  return { volume: best.volume, misfit, others };
}

/** More than two things wrong: it was made for something else. */
const FARTHEST = 2;

/** Any volume may belong to somebody else: one that does is one step farther than one that is free. */
function distance(found: readonly Misfit[]): number {
  return found.length + (found.includes('claimed') ? 1 : 0);
}

function misfits(
  volume: PersistentVolume,
  isOwn: boolean,
  { claim, className }: Pick<PendingClaim, 'claim' | 'className'>,
): readonly Misfit[] {
  const found: Misfit[] = [];
  if (!isFree(volume, isOwn)) found.push('claimed');
  if (claim.selector !== null && !matches(claim.selector, volume.meta.labels)) found.push('selector');
  if (className !== null && (volume.storageClassName ?? '') !== className) found.push('class');
  if (!claim.accessModes.every((mode) => volume.accessModes.includes(mode))) found.push('access-mode');
  if ((claim.volumeMode ?? 'Filesystem') !== (volume.volumeMode ?? 'Filesystem')) found.push('volume-mode');
  if ((claim.requestedBytes ?? 0) > (volume.capacityBytes ?? 0)) found.push('size');
  return found;
}

/** Not reserved for another claim; one that was released keeps the name of the claim it was of. */
function isFree({ claim, phase }: PersistentVolume, isOwn: boolean): boolean {
  return phase !== 'Released' && (isOwn || (claim === null && phase !== 'Bound'));
}

/** With thousands of claims of one class, not each is held against each volume: bound ones of other classes are left out. */
function likelyVolumes(className: string | null, scene: Scene): readonly PersistentVolume[] {
  const index = byClass(scene);
  return [...index.free, ...(index.bound.get(className ?? '') ?? []).slice(0, MOST_BOUND)];
}

const MOST_BOUND = 100;

const byClass = perScene(({ cluster: { persistentVolumes } }: Scene) => ({
  free: persistentVolumes.filter(({ phase }) => phase !== 'Bound').slice(0, MOST_BOUND),
  bound: groupBy(
    persistentVolumes.filter(({ phase }) => phase === 'Bound'),
    ({ storageClassName }) => storageClassName ?? '',
  ),
}));
