import type { Audit } from '../analysis/audit.ts';
import {
  type Comparison,
  FINDING_STATES,
  type KindChange,
  type ProblemPodChange,
  type ReplicaSetChange,
  type ReplicaSetTotals,
} from '../analysis/comparison/comparison.ts';
import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import { namespacedName } from '../model/object.ts';
import { counted, listed } from '../report/format/numbers.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { bounded } from './bounded-rows.ts';
import { changeRows } from './change-rows.ts';
import { findingRows } from './finding-rows.ts';
import { columns } from './terminal.ts';

/** A comparison for a terminal: the verdicts, the findings, the counts, and what changed; long lists are cut, with counts. */
export function comparisonText(before: Audit, after: Audit, comparison: Comparison): string {
  const { kinds, replicaSets, problemPods, unaffected, oddities } = comparison;
  const sections = [
    headLines(before, after, comparison),
    table(['STATE', 'SEVERITY', 'RULE', 'OBJECT', 'FINDING', 'REMARK'], findingRows(comparison.findings)),
    table(
      ['KIND', 'BEFORE', 'CREATED', 'DELETED', 'REPLACED', 'CHANGED', 'AFTER', 'NOTE'],
      kinds.flatMap(kindRows),
    ),
    table(['CHANGE', 'OBJECT', 'FIELD', 'BEFORE', 'AFTER'], changeRows(comparison.objects)),
    replicaSetLines(replicaSets),
    table(
      ['DEPLOYMENT', 'REPLICASETS DELETED'],
      replicaSets.deleted.map(({ deployment, count }) => [namespacedName(deployment), String(count)]),
    ),
    [
      ...problemPodLines(problemPods),
      `Pods with the uid and the restart count they had: ${unaffected.pods.length}; restarted since: ${unaffected.restarted.length}\n`,
    ].join(''),
    oddities.map((oddity) => `odd: ${cleanText(oddity, 1000)}\n`).join(''),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : columns(headers, bounded(rows));
}

function headLines(before: Audit, after: Audit, { elapsed, sameBy, findings }: Comparison): string {
  const later = elapsed === null ? '' : `, ${humanDuration(elapsed)} later`;
  const states = FINDING_STATES.map(
    (state) => `${findings.filter((one) => one.state === state).length} ${state}`,
  );
  return [
    `before: ${sideWords(before)}`,
    `after:  ${sideWords(after)}${later}`,
    sameBy === null
      ? 'nothing shows that the two are of one cluster: objects are the same by name'
      : `one cluster by: ${cleanText(sameBy)}`,
    `findings: ${listed(states)}`,
    '',
  ].join('\n');
}

function sideWords({ ledger, verdict, now }: Audit): string {
  const at = now === 0 ? 'an unknown time' : isoTime(now);
  return `${cleanText(ledger.snapshot)}: ${verdict.state.toUpperCase()} at ${at} (${ledger.captureTime.source})`;
}

/** A kind of which there never was any says nothing. */
function kindRows(kind: KindChange): readonly (readonly string[])[] {
  if (kind.before === 0 && kind.after === 0 && kind.gap === null) return [];
  const { before, created, deleted, replaced, changed, after } = kind;
  const counts = [before, created, deleted, replaced, changed, after];
  const cells = counts.map((count) => (count === null ? '-' : String(count)));
  return [[kind.resource, ...cells, kind.gap ?? '']];
}

function replicaSetLines({ before, after, mostAfter }: ReplicaSetChange): string {
  if (before === null || after === null || before.total + after.total === 0) return '';
  const most = mostAfter === null ? '' : `; revisionHistoryLimit allows at most ${mostAfter}`;
  return `ReplicaSets: ${totals(before)} -> ${totals(after)}${most}\n`;
}

function totals({ total, active, stale }: ReplicaSetTotals): string {
  return `${total} (${active} active, ${stale} stale)`;
}

function problemPodLines({ before, after, removed, appeared }: ProblemPodChange): readonly string[] {
  if (before === null || after === null) return ['Problem pods: not compared, see the row of pods above\n'];
  const gone = removed.map(({ namespace, pods }) => `${cleanText(namespace)} ${pods.length}`);
  const rest = gone.slice(MOST_NAMESPACES).length;
  const namespaces = `${gone.slice(0, MOST_NAMESPACES).join(', ')}${rest > 0 ? ` and ${counted(rest, 'more namespace')}` : ''}`;
  const words = [
    gone.length === 0 ? '' : `gone or well: ${namespaces}`,
    appeared.length === 0 ? '' : `${appeared.length} that had none before`,
  ].filter((text) => text !== '');
  return [`Problem pods: ${before} -> ${after}${words.map((text) => `; ${text}`).join('')}\n`];
}

const MOST_NAMESPACES = 20;
