import type { Unaffected } from './comparison.ts';
import type { PodEntry } from './entry.ts';
import type { Matching } from './matching.ts';

/** Only a uid proves that a pod is the one that was there. */
export function unaffected({ same }: Matching<PodEntry>): Unaffected {
  const still = same.filter(({ before, after }) => before.uid !== null && before.uid === after.uid);
  return {
    pods: still
      .filter(({ before, after }) => before.restarts === after.restarts)
      .map(({ after }) => after.ref),
    restarted: still
      .filter(({ before, after }) => after.restarts > before.restarts)
      .map(({ before, after }) => ({ ref: after.ref, before: before.restarts, after: after.restarts })),
  };
}
