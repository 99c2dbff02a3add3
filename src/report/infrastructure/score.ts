import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { bar } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** The areas with weights, scores and reasons; the overall score never alone. */
export function score({ score: { overall, areas, weight } }: Audit, brief: Brief): string {
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
      strong(overall === null ? 'Overall: not evaluated.' : `Overall: ${overall}/100.`),
      ` The mean of the areas that have a score, by weight; ${weight.evaluated} of ${weight.total} weight points were evaluated. The score sums up the tables above; the verdict is decided by the findings alone.`,
    ),
  );
}
