import type { CaptureTimeSource } from '../../model/ledger.ts';
import type { Portrait } from './portrait.ts';

/**
 * `swapped`: the first was taken after the second. `unknown`: a capture time is missing, or is the newest time found in
 * the objects of the second, which can be long before it was taken.
 */
export type CaptureOrder = 'in order' | 'swapped' | 'unknown';

export function captureOrder(before: Portrait, after: Portrait): CaptureOrder {
  if (before.now === 0 || after.now === 0) return 'unknown';
  if (before.now <= after.now) return 'in order';
  // The real time of a side that has only its newest timestamp is that or later.
  return isExact(after) || !isExact(before) ? 'swapped' : 'unknown';
}

/** Milliseconds from one capture to the other; `null` where that is not known. */
export function elapsed(before: Portrait, after: Portrait): number | null {
  return captureOrder(before, after) === 'unknown' ? null : after.now - before.now;
}

const EXACT: ReadonlySet<CaptureTimeSource> = new Set(['option', 'snapshot.yaml', 'marker', 'metrics']);

function isExact({ audit }: Portrait): boolean {
  return EXACT.has(audit.ledger.captureTime.source);
}
