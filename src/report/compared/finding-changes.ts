import type { RootContent } from 'mdast';
import type { Comparison, FindingChange, FindingState } from '../../analysis/comparison/comparison.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ROWS = 100;

/** What became of each finding, in the states asked for; '' where there is none. */
export function findingChanges({ findings }: Comparison, states: readonly FindingState[]): string {
  return markdown(
    ...states.flatMap((state) =>
      group(
        state,
        findings.filter((each) => each.state === state),
      ),
    ),
  );
}

const TITLES: Readonly<Record<FindingState, string>> = {
  fixed: 'Fixed',
  open: 'Still open',
  new: 'New',
  'no longer visible': 'No longer visible',
};

function group(state: FindingState, all: readonly FindingChange[]): readonly RootContent[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_ROWS);
  return [
    heading(3, `${TITLES[state]} (${all.length})`),
    ...(state === 'no longer visible'
      ? [paragraph('The capture after lacks what these checks need: nobody knows whether they are fixed.')]
      : []),
    table(
      [{ title: 'Severity' }, { title: 'Object' }, { title: 'Finding' }, { title: 'Remark' }],
      shown.map(cells),
    ),
    ...(all.length > shown.length
      ? [paragraph(`${counted(all.length - shown.length, 'more finding')}: see the JSON comparison.`)]
      : []),
  ];
}

function cells({ state, finding, was, remark }: FindingChange): readonly Inline[] {
  const { severity } = finding;
  const changed = was !== null && was.severity !== severity ? ` (${was.severity} before)` : '';
  const message = state === 'fixed' || was === null || was.message === finding.message ? '' : finding.message;
  return [
    `${SEVERITY_ICONS[severity]} ${severity}${changed}`,
    objectName(finding.subject),
    finding.title,
    remark ??
      (state === 'open' || state === 'new' ? (message === '' ? finding.message : `now: ${message}`) : ''),
  ];
}
