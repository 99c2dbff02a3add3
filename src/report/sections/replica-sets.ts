import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ReplicaSetRow, ReplicaSetsOfRow } from '../../analysis/inventory/inventory.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import { counted } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ROWS = 100;
const MOST_SETS = 200;

/** What each Deployment keeps of its versions, the largest collection first, and the sum. */
export function replicaSetTable(audit: Audit): string {
  const { rows, totals } = audit.inventory.replicaSets;
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.slice(MOST_ROWS);
  const orphans = totals.total - rows.reduce((sum, { total }) => sum + total, 0);
  return markdown(
    table(
      [
        { title: 'Deployment' },
        { title: 'Total', align: 'right' },
        { title: 'Active', align: 'right' },
        { title: 'Stale', align: 'right' },
        { title: 'Limit', align: 'right' },
        { title: 'Oldest', align: 'right' },
      ],
      [
        ...shown.map((row) => cells(row, audit)),
        ...(rest.length === 0 ? [] : [summed(`${counted(rest.length, 'other Deployment')}`, rest)]),
        ...(orphans === 0
          ? []
          : [['of no captured Deployment', String(orphans), String(orphans), '0', '', '']]),
        [strong('Total'), String(totals.total), String(totals.active), String(totals.stale), '', ''],
      ],
    ),
    paragraph(
      'Stale: no replicas, and not the current version. Limit: ',
      code('revisionHistoryLimit'),
      ', how many stale ones Kubernetes keeps for rollbacks.',
    ),
  );
}

function cells(
  { deployment, total, active, stale, limit, oldest }: ReplicaSetsOfRow,
  audit: Audit,
): readonly Inline[] {
  return [
    name(deployment, audit),
    String(total),
    String(active),
    String(stale),
    String(limit),
    kubectlAge(audit.now, oldest),
  ];
}

function summed(label: string, rows: readonly ReplicaSetsOfRow[]): readonly Inline[] {
  const sum = (count: (row: ReplicaSetsOfRow) => number) =>
    String(rows.reduce((all, row) => all + count(row), 0));
  return [label, sum(({ total }) => total), sum(({ active }) => active), sum(({ stale }) => stale), '', ''];
}

function name({ namespace, name: own }: ReplicaSetsOfRow['deployment'], { scope }: Audit): Inline {
  return code(scope.namespaces.length === 1 ? own : `${namespace}/${own}`);
}

/** Every ReplicaSet by name: the active ones with what they run, the stale ones as a list. */
export function replicaSetList(audit: Audit): string {
  const { rows } = audit.inventory.replicaSets;
  const active = rows.flatMap((row) =>
    row.sets.filter(({ isStale }) => !isStale).map((set) => ({ row, set })),
  );
  const stale = rows.map((row) => ({ row, sets: row.sets.filter(({ isStale }) => isStale) }));
  return markdown(
    heading(3, `Active (${active.length})`),
    bullets(active.slice(0, MOST_SETS).map(({ row, set }) => activeLine(row, set, audit))),
    ...more(active.length),
    ...staleBlocks(stale.filter(({ sets }) => sets.length > 0)),
  );
}

function activeLine(
  row: ReplicaSetsOfRow,
  { name: own, replicas, ready, images, isCurrent }: ReplicaSetRow,
  audit: Audit,
): Inline {
  const isRollingBack = row.active > 1;
  const version = isRollingBack
    ? isCurrent
      ? ', the newest version'
      : ', an older version that still serves'
    : '';
  return [
    code(audit.scope.namespaces.length === 1 ? own : `${row.deployment.namespace}/${own}`),
    `: ${ready}/${replicas} ready`,
    images[0] === undefined ? '' : [', ', code(images[0])],
    version,
  ];
}

function staleBlocks(
  groups: readonly { readonly row: ReplicaSetsOfRow; readonly sets: readonly ReplicaSetRow[] }[],
): readonly RootContent[] {
  const count = groups.reduce((sum, { sets }) => sum + sets.length, 0);
  if (count === 0) return [];
  const shown = groups.slice(0, MOST_ROWS);
  return [
    heading(3, `Stale (${count})`),
    table(
      [{ title: 'Deployment' }, { title: 'Stale', align: 'right' }, { title: 'ReplicaSets, newest first' }],
      shown.map(({ row, sets }) => [
        code(row.deployment.name),
        String(sets.length),
        firstOf(
          sets.map(({ name: own }) => code(own)),
          20,
          'ReplicaSets',
        ),
      ]),
    ),
    ...more(groups.length, MOST_ROWS, 'Deployment'),
  ];
}

function more(length: number, limit = MOST_SETS, noun = 'ReplicaSet'): readonly RootContent[] {
  return length > limit ? [paragraph(`${counted(length - limit, `more ${noun}`)}: see the JSON audit.`)] : [];
}
