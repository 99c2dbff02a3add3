import type { RootContent } from 'mdast';
import type { Dossier } from '../dossier.ts';
import { counted, fraction } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { capitalized, SEVERITY_ICONS, STATE_ICONS } from '../format/severities.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gaps } from '../sources.ts';
import { verdictSentence } from '../verdict-sentence.ts';
import { type DeferredWorkload, deferredWorkloads } from './deferred.ts';
import { counts, OUTCOMES, type OutcomeCounts, outcomeCounts } from './finding-outcomes.ts';
import { fullDisks } from './node-health.ts';

const MOST_GAPS = 7;
const MOST_NAMED = 5;

/** The verdict with what it leaves out, what became of what was found, and what the verdict does not speak of. */
export function finalVerdict(dossier: Dossier): string {
  const { audit, before } = dossier;
  const deferred = deferredWorkloads(dossier);
  const { state } = audit.verdict;
  return markdown(
    paragraph(
      `${STATE_ICONS[state]} `,
      strong(capitalized(state)),
      leftOut(deferred),
      before === null ? '.' : `; ${before.audit.verdict.state} before.`,
      ` ${verdictSentence(audit)}`,
    ),
    paragraph(...basis(dossier)),
    ...becameOf(dossier, deferred),
    ...exceptions(dossier),
  );
}

/** `without 3 workloads at 0 replicas: a, b and c` */
function leftOut(deferred: readonly DeferredWorkload[]): Inline {
  const idle = deferred.filter(({ isScaledToZero }) => isScaledToZero);
  if (idle.length === 0) return '';
  const unexplained = idle.filter(({ isStated }) => !isStated).length;
  return [
    `, leaving out ${counted(idle.length, 'workload')} scaled to zero (`,
    firstOf(
      idle.map(({ name }) => code(name)),
      MOST_NAMED,
      'workloads',
    ),
    unexplained === 0
      ? '; put off by the auditor)'
      : unexplained === idle.length
        ? '; nobody states why)'
        : `; of ${unexplained} nobody states why)`,
  ];
}

function basis({ audit }: Dossier): readonly Inline[] {
  const { health } = audit.coverage;
  const { ok, total } = audit.inventory.pods;
  const missing = gaps(audit, MOST_GAPS);
  return [
    `This rests on ${health.evaluated} of ${health.total} health checks.`,
    missing === '' ? '' : ` ${capitalized(missing)}.`,
    total === 0 ? '' : ` ${fraction(ok, total)} captured pods show no problem.`,
    audit.coverage.notEvaluated.length === 0
      ? ''
      : [' See ', toHeading('what was not evaluated', 'Not evaluated'), '.'],
  ];
}

/** One row a severity and their sum: each row adds up. */
function becameOf({ before }: Dossier, deferred: readonly DeferredWorkload[]): readonly RootContent[] {
  if (before === null || before.comparison.findings.length === 0) return [];
  const { findings } = before.comparison;
  const total = counts(findings, deferred);
  const shown = OUTCOMES.filter((outcome) => outcome !== 'no longer visible' || total[outcome] > 0);
  const cells = (own: OutcomeCounts) => [own.before, ...shown.map((outcome) => own[outcome])].map(String);
  return [
    table(
      [
        { title: 'Findings' },
        ...['before', ...shown].map((name) => ({ title: capitalized(name), align: 'right' as const })),
      ],
      [
        ...outcomeCounts(findings, deferred).map(({ severity, counts: own }): readonly Inline[] => [
          `${SEVERITY_ICONS[severity]} ${severity}`,
          ...cells(own),
        ]),
        [strong('Total'), ...cells(total)],
      ],
    ),
    paragraph(
      `Before: of the earlier capture.${total.deferred === 0 ? '' : ' Deferred: of workloads that were put off or scaled to zero; what was wrong with them is not mended.'}`,
    ),
  ];
}

/** What no dump shows and the auditor knows: the verdict is not to be read without it. */
function exceptions({ brief }: Dossier): readonly RootContent[] {
  const issues = Array.isArray(brief.knownIssues) ? brief.knownIssues : [];
  const disks = issues.length > 0 ? [] : fullDisks(brief);
  const all: readonly Inline[] = [
    ...disks.map(
      ({ node, usedPercent }): Inline => ['The disk of ', code(node), ` is ${usedPercent} % full.`],
    ),
    ...issues,
  ];
  if (all.length === 0) return [];
  return [paragraph('Known issues, stated by the auditor and not part of this verdict:'), bullets(all)];
}
