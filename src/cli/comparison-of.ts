import { comparePortraits } from '../analysis/comparison/compare.ts';
import type { Comparison } from '../analysis/comparison/comparison.ts';
import { judgement } from '../analysis/comparison/judgement.ts';
import type { Portrait } from '../analysis/comparison/portrait.ts';
import { isoTime } from '../model/instant.ts';
import type { Rule } from '../rules/rule.ts';
import { UserError } from '../user-error.ts';

/** A side and the path that the user gave for it. */
export interface NamedPortrait {
  readonly path: string;
  readonly portrait: Portrait;
}

/** `rules`: those that were run on both. Throws a `UserError` for snapshots of two clusters, and for the later one named first. */
export function comparisonOf(
  before: NamedPortrait,
  after: NamedPortrait,
  anyCluster: boolean,
  rules: readonly Rule[],
): Comparison {
  const { identity, order } = judgement(before.portrait, after.portrait);
  if (!identity.same && !anyCluster)
    throw new UserError(
      `${before.path} and ${after.path} do not show one cluster: ${identity.reason}; name two captures of the same cluster, or compare them all the same with --any-cluster`,
    );
  if (order === 'swapped')
    throw new UserError(
      `${before.path} was captured ${timeWords(before.portrait)}, which is after ${after.path}, ${timeWords(after.portrait)}; name the earlier one first, or correct capturedAt in its snapshot.yaml`,
    );
  return comparePortraits(before.portrait, after.portrait, { rules });
}

function timeWords({ now, audit }: Portrait): string {
  return `${isoTime(now)} (${audit.ledger.captureTime.source})`;
}
