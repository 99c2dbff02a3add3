import { findingCounts } from '../compared/outcome.ts';
import type { Dossier } from '../dossier.ts';
import { fraction } from '../format/numbers.ts';
import { capitalized, STATE_ICONS } from '../format/severities.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** The end in a few lines: the same numbers as above, and what the auditor signs. */
export function signOff({ audit, brief }: Dossier, { comparison }: NonNullable<Dossier['before']>): string {
  const { state } = audit.verdict;
  const counts = findingCounts(comparison, () => true);
  const { ok, total } = audit.inventory.pods;
  const lines: readonly (readonly [string, Inline] | null)[] = [
    ['State', `${STATE_ICONS[state]} ${capitalized(state)}`],
    total === 0 ? null : ['Pods without a problem', fraction(ok, total)],
    counts.before === 0 ? null : ['Findings fixed', fraction(counts.fixed, counts.before)],
    ['Left open', String(counts.open + counts.new)],
    brief.signOff?.status === undefined ? null : ['Status (stated by the auditor)', brief.signOff.status],
    brief.signOff?.risk === undefined ? null : ['Risk (stated by the auditor)', brief.signOff.risk],
    brief.signOff?.completed === undefined
      ? null
      : ['Completed (stated by the auditor)', brief.signOff.completed],
  ];
  return markdown(
    bullets(lines.flatMap((line) => (line === null ? [] : [[strong(`${line[0]}:`), ' ', line[1]]]))),
  );
}
