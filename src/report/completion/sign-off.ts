import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { SEVERITIES } from '../../rules/severity.ts';
import { findingCounts } from '../compared/outcome.ts';
import type { Dossier } from '../dossier.ts';
import { fraction, listed } from '../format/numbers.ts';
import { capitalized, STATE_ICONS } from '../format/severities.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** `6: 1 medium, 2 low and 3 info` */
function left({ findings }: Comparison): string {
  const open = findings.filter(({ state }) => state === 'open' || state === 'new');
  const parts = SEVERITIES.flatMap((severity) => {
    const count = open.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return parts.length === 0 ? 'none that the later capture shows' : `${open.length}: ${listed(parts)}`;
}

/** The end in a few lines: the same numbers as above, and what the auditor signs. */
export function signOff({ audit, brief }: Dossier, { comparison }: NonNullable<Dossier['before']>): string {
  const { state } = audit.verdict;
  const counts = findingCounts(comparison, () => true);
  const { ok, total } = audit.inventory.pods;
  const lines: readonly (readonly [string, Inline] | null)[] = [
    ['State', `${STATE_ICONS[state]} ${capitalized(state)}`],
    total === 0 ? null : ['Pods without a problem', fraction(ok, total)],
    counts.before === 0 ? null : ['Findings fixed', fraction(counts.fixed, counts.before)],
    ['Findings left', left(comparison)],
    counts['no longer visible'] === 0
      ? null
      : ['Findings that can no longer be seen', String(counts['no longer visible'])],
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
