import type { Brief } from '../brief/schema.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** Problems of before and what became of them, by the auditor's word; '' where there are none. */
export function previousIssues({ previousIssues: issues }: Brief): string {
  if (issues.length === 0) return '';
  return markdown(
    bullets(
      issues.map(
        ({ title, state, evidence }): Inline => [
          strong(title),
          `: ${state}${evidence === undefined ? '' : ` (${evidence})`}`,
        ],
      ),
    ),
  );
}
