import { humanDuration } from '../../model/human-duration.ts';
import type { Dossier } from '../dossier.ts';
import { dateTime } from '../format/times.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { headerTable, partOfCluster, statedRows } from '../sections/header-table.ts';
import type { PageStyle } from '../style/page-style.ts';

type Compared = NonNullable<Dossier['before']>;

/** Cluster, the two captures and the time between them; who did the work, where the brief says so. */
export function comparedHeader(
  { audit, brief, style }: Dossier,
  { audit: earlier, comparison }: Compared,
): string {
  const { elapsed, sameBy } = comparison;
  const names = audit.scope.namespaces.map((name) => code(name));
  return headerTable([
    ['Cluster', brief.cluster.name ?? 'not named in the capture'],
    ['Scope', audit.scope.kind === 'cluster' ? 'cluster' : partOfCluster(names)],
    ['Before', captured(earlier, style)],
    ['After', captured(audit, style)],
    ['Time between', elapsed === null ? 'not known' : humanDuration(elapsed)],
    ['Taken for one cluster by', sameBy ?? 'the word of who ran the comparison'],
    ...statedRows(brief.report, style, brief.report.executor),
  ]);
}

function captured({ ledger }: Dossier['audit'], style: PageStyle): Inline {
  const { at } = ledger.captureTime;
  return [
    at === null ? 'at a time the snapshot does not tell' : dateTime(at, style),
    ', ',
    code(ledger.snapshot),
  ];
}
