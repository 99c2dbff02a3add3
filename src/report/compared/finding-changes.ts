import type { RootContent } from 'mdast';
import type { Comparison, FindingChange, FindingState } from '../../analysis/comparison/comparison.ts';
import { countBy, groupBy } from '../../model/grouping.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, objectName, shortName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ROWS = 100;
const MOST_NAMED = 4;

/** What became of each finding, in the states asked for; '' where there is none. */
export function findingChanges({ findings }: Comparison, states: readonly FindingState[]): string {
  return markdown(
    ...states.flatMap((state) =>
      changesBelow(
        TITLES[state],
        findings.filter((each) => each.state === state),
        state === 'no longer visible' ? UNSEEN : '',
      ),
    ),
  );
}

export const UNSEEN =
  ' The later capture does not show what these checks look at: nobody knows whether they are fixed.';

const TITLES: Readonly<Record<FindingState, string>> = {
  fixed: 'Fixed',
  open: 'Still open',
  new: 'New',
  'no longer visible': 'No longer visible',
};

/** How workloads are written, where it is worth no more than a hint: counted, so that it does not drown the rest. */
function isHabit({ finding: { group, severity } }: FindingChange): boolean {
  return severity === 'info' && (group === 'security' || group === 'hygiene');
}

const MOST_HABITS = 12;

function habits(all: readonly FindingChange[]): readonly RootContent[] {
  const counts = [...countBy(all.filter(isHabit), ({ finding }) => finding.title)];
  if (counts.length === 0) return [];
  return [
    paragraph(
      'Of severity info, of security and hygiene: ',
      firstOf(
        counts.map(([title, count]) => `${title} (${count})`),
        MOST_HABITS,
        'kinds',
      ),
      '.',
    ),
  ];
}

/** Findings that differ in their object alone share a row: fourteen limits are mended in one way. */
export function changesBelow(
  title: string,
  all: readonly FindingChange[],
  remark = '',
): readonly RootContent[] {
  if (all.length === 0) return [];
  const told = all.filter((change) => !isHabit(change));
  const rows = [
    ...groupBy(told, (change) => [change.finding.rule, ...words(change)].join('\u0000')).values(),
  ];
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.slice(MOST_ROWS).reduce((sum, own) => sum + own.length, 0);
  return [
    heading(3, title),
    paragraph(`${counted(all.length, 'finding')}.`, remark),
    ...(shown.length === 0
      ? []
      : [
          table(
            [{ title: 'Severity' }, { title: 'Object' }, { title: 'Finding' }, { title: 'Remark' }],
            shown.flatMap(cells),
          ),
        ]),
    ...habits(all),
    ...(rest > 0 ? [paragraph(`${counted(rest, 'more finding')}: see the JSON comparison.`)] : []),
  ];
}

function cells(own: readonly FindingChange[]): readonly (readonly Inline[])[] {
  const [first] = own;
  if (first === undefined) return [];
  const [severity, remark] = words(first);
  const { subject, title } = first.finding;
  const names = own.map(({ finding }) => shortName(finding.subject));
  return [
    [
      severity,
      own.length === 1
        ? objectName(subject)
        : [`${counted(own.length, subject.kind)}: `, firstOf(names, MOST_NAMED, `${subject.kind}s`)],
      title,
      remark,
    ],
  ];
}

/** Severity and remark as they are printed. */
function words({ state, finding, was, remark }: FindingChange): readonly [string, string] {
  const { severity } = finding;
  const changed = was !== null && was.severity !== severity ? ` (${was.severity} before)` : '';
  const isThere = state === 'open' || state === 'new';
  const message =
    was === null || was.message === finding.message ? finding.message : `now: ${finding.message}`;
  return [`${SEVERITY_ICONS[severity]} ${severity}${changed}`, remark ?? (isThere ? message : '')];
}
