import type { FindingChange } from '../../analysis/comparison/comparison.ts';
import { SEVERITIES, type Severity } from '../../rules/severity.ts';
import type { DeferredWorkload } from './deferred.ts';

export const OUTCOMES = ['resolved', 'deferred', 'open', 'no longer visible', 'new'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `before = resolved + deferred + open + no longer visible`; new ones are not of before. */
export type OutcomeCounts = Readonly<Record<Outcome | 'before', number>>;

/**
 * What became of a finding. A workload that was scaled to zero is not mended: what was wrong with its health is put
 * off, although its rule sees nothing any more.
 */
export function outcomeOf({ state, finding }: FindingChange, deferred: readonly DeferredWorkload[]): Outcome {
  const { subject, group } = finding;
  const own = deferred.find(
    ({ name, row }) =>
      name === `${subject.namespace}/${subject.name}` && (row === null || row.ref.kind === subject.kind),
  );
  switch (state) {
    case 'new':
    case 'no longer visible':
      return state;
    case 'open':
      return own?.isStated === true ? 'deferred' : 'open';
    case 'fixed':
      return own?.isScaledToZero === true && group === 'health' ? 'deferred' : 'resolved';
  }
}

/** By severity, worst first, severities without any left out. Of a finding that is worse or milder now, as it was. */
export function outcomeCounts(
  findings: readonly FindingChange[],
  deferred: readonly DeferredWorkload[],
): readonly { readonly severity: Severity; readonly counts: OutcomeCounts }[] {
  return SEVERITIES.flatMap((severity) => {
    const own = findings.filter(({ finding, was }) => (was ?? finding).severity === severity);
    return own.length === 0 ? [] : [{ severity, counts: counts(own, deferred) }];
  });
}

export function counts(
  findings: readonly FindingChange[],
  deferred: readonly DeferredWorkload[],
): OutcomeCounts {
  const outcomes = findings.map((change) => outcomeOf(change, deferred));
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const fresh = count('new');
  return {
    before: outcomes.length - fresh,
    resolved: count('resolved'),
    deferred: count('deferred'),
    open: count('open'),
    'no longer visible': count('no longer visible'),
    new: fresh,
  };
}
