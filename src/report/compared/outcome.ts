import type { Audit } from '../../analysis/audit.ts';
import type { Comparison, FindingState } from '../../analysis/comparison/comparison.ts';
import { isAtLeast } from '../../rules/severity.ts';
import type { Dossier } from '../dossier.ts';
import { fraction, listed } from '../format/numbers.ts';
import { capitalized, STATE_ICONS } from '../format/severities.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';
import { verdictSentence } from '../verdict-sentence.ts';

type Compared = NonNullable<Dossier['before']>;

/** How it was, how it is, and what became of what was found: the first thing a reader asks. */
export function outcome({ audit }: Dossier, { audit: earlier, comparison }: Compared): string {
  return markdown(
    paragraph(
      `${STATE_ICONS[audit.verdict.state]} `,
      strong(`${capitalized(audit.verdict.state)}`),
      `, and ${earlier.verdict.state} before. ${verdictSentence(audit)}`,
    ),
    bullets([
      becameOf('Health findings of before', comparison, (group) => group === 'health'),
      becameOf('Other findings of before', comparison, (group) => group !== 'health'),
      newLine(comparison),
      ...pods(audit, comparison),
      ...replicaSets(comparison),
    ]),
  );
}

/** `counted = fixed + open + no longer visible`; deferred ones are among the open. */
export function findingCounts(
  { findings }: Pick<Comparison, 'findings'>,
  isMeant: (group: string) => boolean,
): Readonly<Record<FindingState | 'before', number>> {
  const count = (state: FindingState) =>
    findings.filter((each) => each.state === state && isMeant(each.finding.group)).length;
  const [fixed, open, unseen] = [count('fixed'), count('open'), count('no longer visible')];
  return { fixed, open, 'no longer visible': unseen, new: count('new'), before: fixed + open + unseen };
}

function becameOf(label: string, comparison: Comparison, isMeant: (group: string) => boolean): Inline {
  const { before, fixed, open, 'no longer visible': unseen } = findingCounts(comparison, isMeant);
  if (before === 0) return [strong(`${label}:`), ' none were found'];
  const rest = [
    ...(open === 0 ? [] : [`${open} still open`]),
    ...(unseen === 0 ? [] : [`${unseen} no longer visible in the capture`]),
  ];
  return [
    strong(`${label}:`),
    ` ${fraction(fixed, before)} fixed${rest.length === 0 ? '' : `, ${listed(rest)}`}`,
  ];
}

function newLine({ findings }: Comparison): Inline {
  const found = findings.filter(({ state }) => state === 'new');
  const urgent = found.filter(
    ({ finding }) => finding.group === 'health' && isAtLeast(finding.severity, 'medium'),
  ).length;
  return [
    strong('New findings:'),
    found.length === 0
      ? ' none'
      : ` ${figure('findings new', found.length)}, ${urgent === 0 ? 'none' : urgent} of them about health and of medium severity or worse`,
  ];
}

function pods({ inventory }: Audit, { problemPods }: Comparison): readonly Inline[] {
  const { before, after } = problemPods;
  if (before === null || after === null) return [];
  return [
    [
      strong('Pods with a problem:'),
      ` ${figure('problem pods before', before)} before, ${figure('problem pods after', after)} after${inventory.pods.total === 0 ? '' : `; ${fraction(inventory.pods.ok, inventory.pods.total)} captured pods show no problem`}`,
    ],
  ];
}

function replicaSets({ replicaSets: { before, after } }: Comparison): readonly Inline[] {
  if (before === null || after === null) return [];
  return [
    [
      strong('ReplicaSets:'),
      ` ${figure('ReplicaSets compared, before', before.total)} before (${before.stale} stale), ${figure('ReplicaSets compared, after', after.total)} after (${after.stale} stale)`,
    ],
  ];
}
