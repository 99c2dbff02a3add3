import type { Audit } from '../../analysis/audit.ts';
import { CHECK_POINTS, type GroupScore } from '../../analysis/score/group-scores.ts';
import { type Group, SEVERITIES } from '../../rules/severity.ts';
import { GROUP_NAMES } from '../format/groups.ts';
import { bar, counted, listed } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_COSTLY = 3;

/** What the checks of each group earn, with how many could be evaluated and what cost the most; '' without checks. */
export function groupScores({ score: { groups } }: Audit): string {
  const shown = groups.filter(({ checks }) => checks.total > 0);
  if (shown.length === 0) return '';
  return markdown(
    table(
      [
        { title: 'Group' },
        { title: 'Score', align: 'right' },
        { title: '' },
        { title: 'Points', align: 'right' },
        { title: 'Clear', align: 'right' },
        { title: 'Found', align: 'right' },
        { title: 'Not evaluated', align: 'right' },
        { title: 'Most lost to' },
      ],
      shown.map(({ group, score, points, checks, lostTo }) => [
        GROUP_NAMES[group],
        score === null ? 'n/a' : String(score),
        score === null ? '' : bar(score),
        `${points.earned} of ${points.total}`,
        String(checks.clear),
        String(checks.found),
        String(checks.notEvaluated),
        firstOf(
          lostTo.map(({ title, points: lost }) => `${title} (${lost})`),
          MOST_COSTLY,
          'checks',
        ),
      ]),
    ),
    paragraph(
      `A check that was evaluated and found nothing earns its points: ${listed(WEIGHTS)}. What is accepted, or told by another check, costs nothing. A check that was not evaluated earns nothing, so the score is the part of all points that this capture shows to be in order. Health is measured by checks here, not by how much of the cluster works; no score changes the verdict.`,
    ),
  );
}

const WEIGHTS = SEVERITIES.map((severity) => `${CHECK_POINTS[severity]} at ${severity}`);

/** `Score 71/100: 40 of 55 checks clear, 10 found something, 5 not evaluated.`; `null` without a score. */
export function groupScoreLine({ score }: Audit, group: Group): string | null {
  const own = score.groups.find((one) => one.group === group);
  return own === undefined || own.score === null ? null : lineOf(own);
}

function lineOf({ score, reason, points }: GroupScore): string {
  return `Score ${score}/100, ${points.earned} of ${counted(points.total, 'point')}: ${reason}.`;
}
