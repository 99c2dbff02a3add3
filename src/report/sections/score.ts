import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { bar, counted, listed } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { isKnownByPodsAlone } from '../sources.ts';

/** The areas with weights, scores and reasons; the overall score never alone. */
export function score(audit: Audit, brief: Brief): string {
  const { areas, weight } = audit.score;
  // Where nothing is said of health, no number may say it.
  const overall = audit.verdict.state === 'not evaluated' ? null : audit.score.overall;
  const guessed = audit.inventory.workloads.some(({ ref }) => isKnownByPodsAlone(audit, ref));
  const stated = Object.entries(brief.scores);
  return markdown(
    table(
      [
        { title: 'Area' },
        { title: 'Weight', align: 'right' },
        { title: 'Score', align: 'right' },
        { title: '' },
        { title: 'Counted' },
      ],
      [
        ...areas.map((area) => [
          area.area,
          String(area.weight),
          area.score === null ? 'n/a' : String(area.score),
          area.score === null ? '' : bar(area.score),
          area.reason,
        ]),
        ...stated.map(([area, { score: value, reason }]) => [
          area,
          '0',
          String(value),
          bar(value),
          `${reason} (stated by the auditor, not in the sum)`,
        ]),
      ],
    ),
    paragraph(
      strong(overallText(overall, weight)),
      ' An area earns its weight times its score; one that was not evaluated earns nothing. What is degraded counts by the part of it that works. The verdict is decided by the findings alone.',
      overall !== null && guessed
        ? ' Some workloads are known by their pods alone: replicas that were asked for and have no pod are not counted.'
        : '',
    ),
  );
}

function overallText(overall: number | null, { evaluated, total }: Audit['score']['weight']): string {
  if (overall === null) return 'Overall: not evaluated.';
  const parts = [
    ...(overall < evaluated ? [`${evaluated - overall} lost`] : []),
    ...(evaluated < total ? [`${total - evaluated} not evaluated`] : []),
  ];
  return `Overall: ${overall} of ${counted(total, 'point')}${parts.length === 0 ? '' : `; ${listed(parts)}`}.`;
}
