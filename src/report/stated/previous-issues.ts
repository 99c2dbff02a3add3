import type { Judged } from '../brief/judged.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { standingText } from './standing.ts';

/** Problems of before and what became of them, by the auditor's word and the snapshot's; '' where there are none. */
export function previousIssues({ previousIssues: issues }: Pick<Judged, 'previousIssues'>): string {
  if (issues.length === 0) return '';
  return markdown(
    bullets(
      issues.map(({ claim: { title, state, evidence }, standing, seen }): Inline => {
        const became = standing === 'contradicted' ? '' : ` ${state}`;
        const shown = standingText(standing, seen);
        return [
          strong(`${title}:`),
          `${became}${standing === 'contradicted' || evidence === undefined ? '' : ` (${evidence})`}${shown}`,
        ];
      }),
    ),
  );
}
