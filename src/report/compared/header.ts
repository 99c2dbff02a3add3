import { humanDuration } from '../../model/human-duration.ts';
import type { Dossier } from '../dossier.ts';
import { firstOf } from '../format/objects.ts';
import { dateTime, statedDay } from '../format/times.ts';
import { table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import type { PageStyle } from '../style/page-style.ts';

const MOST_NAMED = 20;

type Compared = NonNullable<Dossier['before']>;

/** Cluster, the two captures and the time between them; who did the work, where the brief says so. */
export function comparedHeader(
  { audit, brief, style }: Dossier,
  { audit: earlier, comparison }: Compared,
): string {
  const { executor, auditor, project, date, nextReview } = brief.report;
  const { elapsed, sameBy } = comparison;
  const names = audit.scope.namespaces.map((name) => code(name));
  const rows: readonly (readonly [string, Inline] | null)[] = [
    ['Cluster', brief.cluster.name ?? 'not named in the capture'],
    [
      'Scope',
      audit.scope.kind === 'cluster'
        ? 'cluster'
        : [
            'part of a cluster: ',
            names.length === 0 ? 'no namespace' : firstOf(names, MOST_NAMED, 'namespaces'),
          ],
    ],
    ['Before', captured(earlier, style)],
    ['After', captured(audit, style)],
    ['Time between', elapsed === null ? 'not known' : humanDuration(elapsed)],
    ['Taken for one cluster by', sameBy ?? 'the word of who ran the comparison'],
    project === undefined ? null : ['Project', project],
    executor === undefined ? null : ['Executor', executor],
    auditor === undefined ? null : ['Auditor', auditor],
    date === undefined ? null : ['Date of this report', statedDay(date, style)],
    nextReview === undefined ? null : ['Next review', statedDay(nextReview, style)],
  ];
  return markdown(
    table(
      [{ title: '' }, { title: '' }],
      rows.flatMap((row) => (row === null ? [] : [row])),
    ),
  );
}

function captured({ ledger }: Dossier['audit'], style: PageStyle): Inline {
  const { at } = ledger.captureTime;
  return [
    at === null ? 'at a time the snapshot does not tell' : dateTime(at, style),
    ', ',
    code(ledger.snapshot),
  ];
}
