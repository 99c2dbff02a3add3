import type { Captured } from '../../model/captured.ts';
import { groupBy } from '../../model/grouping.ts';
import { resourceName, type SourceName } from '../../model/kinds.ts';
import type { Capacity } from '../capacity.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { share } from './share.ts';

/** What an area is judged by. */
export interface AreaInput {
  readonly captured: Captured;
  readonly inventory: Inventory;
  readonly capacity: Capacity;
}

/** `null`: not evaluated, for the reason given. */
export interface Assessment {
  readonly score: number | null;
  readonly reason: string;
}

/**
 * An assessment stands only where everything it could get worse by was captured whole: what is missing may be what is
 * broken. What is there is counted all the same.
 */
export function provided(
  captured: Captured,
  sources: readonly SourceName[],
  { score, reason }: Assessment,
): Assessment {
  const missing = gaps(captured, sources);
  if (missing === null) return { score, reason };
  return { score: null, reason: score === null ? missing : `${reason}; ${missing}` };
}

/** Nothing is there that could be counted. */
export function unseen(captured: Captured, sources: readonly SourceName[]): Assessment {
  return { score: null, reason: gaps(captured, sources) ?? 'nothing of this kind in this snapshot' };
}

/** The mean of the parts that have something to judge. */
export function together(parts: readonly Assessment[]): Assessment {
  const scores = parts.flatMap((part) => part.score ?? []);
  const sum = scores.reduce((total, value) => total + value, 0);
  return {
    score: scores.length === 0 ? null : share(sum, 100 * scores.length),
    reason: parts.map((part) => part.reason).join('; '),
  };
}

/** `not evaluated: nodes, jobs not captured, pods captured in part`; `null` where all of it was captured whole. */
function gaps(captured: Captured, sources: readonly SourceName[]): string | null {
  const missing = sources.filter((source) => !WHOLE.has(captured.state(source)));
  if (missing.length === 0) return null;
  const byState = groupBy(missing, (source) => captured.state(source));
  const parts = [...byState].map(([state, own]) => {
    const more = own.length > MOST_NAMED ? ` and ${own.length - MOST_NAMED} more` : '';
    const names = `${own.slice(0, MOST_NAMED).map(resourceName).join(', ')}${more}`;
    if (state === 'failed') return `the capture of ${names} failed`;
    return `${names} ${state === 'partial' ? 'captured in part' : state}`;
  });
  return `not evaluated: ${parts.join(', ')}`;
}

const MOST_NAMED = 3;

/** Whole tables show what the counts rest on. */
const WHOLE: ReadonlySet<string> = new Set(['captured', 'empty', 'from text']);
