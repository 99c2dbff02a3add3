import type { Audit } from '../../analysis/audit.ts';
import type { Dossier } from '../dossier.ts';
import { counted } from '../format/numbers.ts';
import { capitalized } from '../format/severities.ts';
import { statedDay } from '../format/times.ts';
import { table } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { recommendedOption } from '../stated/options.ts';
import { deferredWorkloads } from './deferred.ts';

/** What the findings say beside what the auditor signs. */
export function signOff(dossier: Dossier): string {
  const { audit, brief, style } = dossier;
  const { auditor, executor, nextReview } = brief.report;
  const option = recommendedOption(brief);
  const idle = deferredWorkloads(dossier).filter(({ isScaledToZero }) => isScaledToZero).length;
  const rows: readonly (readonly [string, Inline] | null)[] = [
    [
      'Status',
      beside(
        `${capitalized(audit.verdict.state)}${idle === 0 ? '' : `, without ${counted(idle, 'workload')} scaled to zero`}`,
        brief.signOff?.status,
      ),
    ],
    ['Risk', beside(risk(audit), brief.signOff?.risk)],
    option === null
      ? null
      : [
          'Recommended action',
          `Option ${option.id}: ${option.title}${option.when === undefined ? '' : `, ${option.when}`} (stated by the auditor)`,
        ],
    executor === undefined ? null : ['Executor', executor],
    auditor === undefined ? null : ['Auditor', auditor],
    brief.signOff?.completed === undefined ? null : ['Completed', brief.signOff.completed],
    nextReview === undefined ? null : ['Next review', statedDay(nextReview, style)],
  ];
  return markdown(
    table(
      [{ title: '' }, { title: '' }],
      rows.flatMap((row) => (row === null ? [] : [row])),
    ),
  );
}

function beside(shown: string, stated: string | undefined): Inline {
  return [strong(shown), stated === undefined ? '' : `; stated by the auditor: ${stated}`];
}

/** By the worst health finding that is open. */
function risk({ verdict: { state, counts } }: Audit): string {
  if (counts.critical + counts.high > 0)
    return `High: ${counted(counts.critical + counts.high, 'open health finding')} of critical or high severity`;
  if (counts.medium > 0)
    return `Medium: ${counted(counts.medium, 'open health finding')} of medium severity, none worse`;
  return state === 'not evaluated'
    ? 'Not evaluated'
    : 'Low: no open health finding of medium severity or worse';
}
