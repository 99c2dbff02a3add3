import { groupBy } from '../../../../model/grouping.ts';
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
export function nearestVolume({ claim, className }: PendingClaim, scene: Scene): NearestVolume | null {
  if (!scene.cluster.captured.all('persistentVolumes')) return null;
  const named = claim.volumeName;
  const candidates = (
    named === null
      ? likelyVolumes(className, scene)
      : scene.cluster.persistentVolumes.filter(({ meta }) => meta.name === named)
  ).filter(({ meta, phase }) => meta.deletedAt === null && phase !== 'Failed');
  const ranked = candidates
    .map((volume) => ({ volume, misfits: misfits(volume, { claim, className }) }))
    .toSorted((a, b) => distance(a.misfits) - distance(b.misfits) || rank(a.misfits) - rank(b.misfits));
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

/** Of two that are as far away, the one that fits in all but its owner. */
function rank(found: readonly Misfit[]): number {
  return found.length;
}

function misfits(
  volume: PersistentVolume,
  { claim, className }: Pick<PendingClaim, 'claim' | 'className'>,
): readonly Misfit[] {
  const found: Misfit[] = [];
  if (!isFree(volume, claim.meta.namespace, claim.meta.name)) found.push('claimed');
  if (claim.selector !== null && !matches(claim.selector, volume.meta.labels)) found.push('selector');
  if (className !== null && (volume.storageClassName ?? '') !== className) found.push('class');
  if (!claim.accessModes.every((mode) => volume.accessModes.includes(mode))) found.push('access-mode');
  if ((claim.volumeMode ?? 'Filesystem') !== (volume.volumeMode ?? 'Filesystem')) found.push('volume-mode');
  if ((claim.requestedBytes ?? 0) > (volume.capacityBytes ?? 0)) found.push('size');
  return found;
}

/** Not reserved for another claim; one that was released keeps the name of the claim it was of. */
function isFree({ claim, phase }: PersistentVolume, namespace: string | null, name: string): boolean {
  if (claim === null) return phase !== 'Bound' && phase !== 'Released';
  return phase !== 'Released' && claim.namespace === namespace && claim.name === name;
}

/** With thousands of claims of one class, not each is held against each volume: bound ones of other classes are left out. */
function likelyVolumes(className: string | null, scene: Scene): readonly PersistentVolume[] {
  const index = byClass(scene);
  return [...index.free, ...(index.bound.get(className ?? '') ?? []).slice(0, MOST_BOUND)];
}

const MOST_BOUND = 200;

const byClass = perScene(({ cluster: { persistentVolumes } }: Scene) => ({
  free: persistentVolumes.filter(({ phase }) => phase !== 'Bound').slice(0, MOST_BOUND),
  bound: groupBy(
    persistentVolumes.filter(({ phase }) => phase === 'Bound'),
    ({ storageClassName }) => storageClassName ?? '',
  ),
}));
