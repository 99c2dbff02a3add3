import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { groupBy } from '../../model/grouping.ts';
import { changesBelow, UNSEEN } from '../compared/finding-changes.ts';
import { markdown } from '../markdown/serialize.ts';
import type { DeferredWorkload } from './deferred.ts';
import { OUTCOMES, type Outcome, outcomeOf } from './finding-outcomes.ts';

/** Every finding that the table below the verdict counts, by what became of it; '' where there is none. */
export function outcomeLists({ findings }: Comparison, deferred: readonly DeferredWorkload[]): string {
  const byOutcome = groupBy(findings, (change) => outcomeOf(change, deferred));
  return markdown(
    ...OUTCOMES.flatMap((outcome) =>
      changesBelow(TITLES[outcome], byOutcome.get(outcome) ?? [], REMARKS[outcome]),
    ),
  );
}

const TITLES: Readonly<Record<Outcome, string>> = {
  resolved: 'Resolved',
  deferred: 'Deferred',
  open: 'Still open',
  'no longer visible': 'No longer visible',
  new: 'New',
};

const REMARKS: Readonly<Record<Outcome, string>> = {
  resolved: '',
  deferred: ' Of workloads that were put off or scaled to zero: not mended.',
  open: '',
  'no longer visible': UNSEEN,
  new: '',
};
