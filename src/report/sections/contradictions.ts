import type { Contradiction } from '../brief/contradictions/contradiction.ts';
import { counted } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

/** Claims of the brief that this snapshot contradicts; '' where there are none. */
export function contradictions(found: readonly Contradiction[]): string {
  if (found.length === 0) return '';
  return markdown(
    paragraph(
      `${counted(found.length, 'statement')} of the auditor ${found.length === 1 ? 'does' : 'do'} not agree with the snapshot. The snapshot counts.`,
    ),
    table(
      [{ title: 'Stated' }, { title: 'The snapshot shows' }],
      found.map(({ claim, seen }) => [claim, seen]),
    ),
  );
}
