import { member } from './json.ts';
import type { ObjectMeta, Source } from './object.ts';
import { byCodeUnit } from './order.ts';

/**
 * Which of two captures of one object to keep, negative for `a`: the later incarnation, of that the later state,
 * of equal ones the first in the snapshot. A total order, so that the order of reading does not matter.
 */
export function preference(a: ObjectMeta, b: ObjectMeta): number {
  return (
    (b.createdAt ?? 0) - (a.createdAt ?? 0) ||
    byVersion(b.resourceVersion, a.resourceVersion) ||
    bySource(a.source, b.source)
  );
}

/** Two objects by one name, one after the other or in two clusters; without uids their births tell them apart. */
export function areDifferentObjects(a: ObjectMeta, b: ObjectMeta): boolean {
  if (a.uid !== null && b.uid !== null) return a.uid !== b.uid && !mirrors(a, b) && !mirrors(b, a);
  return a.createdAt !== null && b.createdAt !== null && a.createdAt !== b.createdAt;
}

/**
 * The API server's copy of a static pod has a uid of its own; the kubelet's has the hash of its manifest for a uid.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-config-mirror
 */
function mirrors({ annotations }: ObjectMeta, { uid }: ObjectMeta): boolean {
  return member(annotations, 'kubernetes.io/config.mirror') === uid;
}

/** The order of files, documents and items. */
export function bySource(a: Source, b: Source): number {
  return byCodeUnit(a.file, b.file) || a.document - b.document || (a.item ?? -1) - (b.item ?? -1);
}

/** Decimal numbers of any length; anything else comes first. */
function byVersion(a: string | null, b: string | null): number {
  const [left, right] = [digits(a), digits(b)];
  return left.length - right.length || byCodeUnit(left, right);
}

function digits(version: string | null): string {
  return version !== null && /^\d+$/.test(version) ? version.replace(/^0+(?=\d)/, '') : '';
}
