import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ReplicaSetRow, ReplicaSetsOfRow } from '../../analysis/inventory/inventory.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import { localName } from '../format/local-name.ts';
import { counted } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';
import { sourceState } from '../sources.ts';

const MOST_ROWS = 100;
const MOST_SETS = 200;
const MOST_NAMED = 20;

/** What each Deployment keeps of its versions, the largest collection first, and the sum; '' where there is nothing. */
export function replicaSetTable(audit: Audit): string {
  const { rows } = audit.inventory.replicaSets;
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.slice(MOST_ROWS);
  const limits = rows.some(({ limit }) => limit !== null);
  const ages = audit.now !== 0;
  const more = [...(limits ? [''] : []), ...(ages ? [''] : [])];
  return markdown(
    table(
      [
        { title: 'Deployment' },
        { title: 'Total', align: 'right' },
        { title: 'Active', align: 'right' },
        { title: 'Stale', align: 'right' },
        ...(limits ? [{ title: 'Limit', align: 'right' as const }] : []),
        ...(ages ? [{ title: 'Oldest', align: 'right' as const }] : []),
      ],
      [
        ...shown.map((row): readonly Inline[] => [
          localName(audit, row.deployment),
          String(row.total),
          String(row.active),
          String(row.stale),
          ...(limits ? [row.limit === null ? 'n/a' : String(row.limit)] : []),
          ...(ages ? [kubectlAge(audit.now, row.oldest)] : []),
        ]),
        ...(rest.length === 0 ? [] : [[...summed(counted(rest.length, 'other Deployment'), rest), ...more]]),
        ...unowned(audit).map((row) => [...row, ...more]),
        [...sum(audit), ...more],
      ],
    ),
    paragraph(
      'Stale: no replicas, and not the current version.',
      ...(limits
        ? [' Limit: ', code('revisionHistoryLimit'), ', how many stale ones Kubernetes keeps for rollbacks.']
        : []),
    ),
  );
}

function summed(label: string, rows: readonly ReplicaSetsOfRow[]): readonly Inline[] {
  const all = (count: (row: ReplicaSetsOfRow) => number) =>
    String(rows.reduce((total, row) => total + count(row), 0));
  return [label, all(({ total }) => total), all(({ active }) => active), all(({ stale }) => stale)];
}

/** Those that no row above is about. Without its Deployment nobody can tell whether one is stale. */
function unowned(audit: Audit): readonly (readonly Inline[])[] {
  const { unjudged, alone } = replicaSetCounts(audit);
  return [
    ...(alone === 0 ? [] : [['of no Deployment', String(alone), String(alone), '0']]),
    ...(unjudged === 0 ? [] : [['of Deployments that were not captured', String(unjudged), 'n/a', 'n/a']]),
  ];
}

function sum(audit: Audit): readonly Inline[] {
  const { total, active, stale, unjudged } = replicaSetCounts(audit);
  return [
    strong('Total'),
    figure('ReplicaSets', total),
    ...(unjudged > 0
      ? ['n/a', 'n/a']
      : [figure('active ReplicaSets', active), figure('stale ReplicaSets', stale)]),
  ];
}

/** How many there are of what; `total = active + stale + unjudged`, and `alone`, which nobody owns, are active. */
export function replicaSetCounts(audit: Audit): {
  readonly total: number;
  readonly active: number;
  readonly stale: number;
  readonly unjudged: number;
  readonly alone: number;
} {
  const { rows, totals } = audit.inventory.replicaSets;
  const others = totals.total - rows.reduce((all, { total }) => all + total, 0);
  const isWhole = ['captured', 'empty'].includes(sourceState(audit, 'deployments'));
  const unjudged = isWhole ? 0 : others;
  return { ...totals, active: totals.active - unjudged, unjudged, alone: others - unjudged };
}

/** Every ReplicaSet by name: the active ones with what they run, the stale ones as a list. */
export function replicaSetList(audit: Audit): string {
  const { rows } = audit.inventory.replicaSets;
  if (rows.length === 0) return '';
  const active = rows.flatMap((row) =>
    row.sets.filter(({ isStale }) => !isStale).map((set) => ({ row, set })),
  );
  const stale = rows.map((row) => ({ row, sets: row.sets.filter(({ isStale }) => isStale) }));
  const { unjudged, alone } = replicaSetCounts(audit);
  const others = unjudged + alone;
  return markdown(
    heading(3, `Active (${active.length})`),
    bullets(active.slice(0, MOST_SETS).map(({ row, set }) => activeLine(row, set, audit))),
    ...more(active.length, MOST_SETS, 'ReplicaSet'),
    ...staleBlocks(
      stale.filter(({ sets }) => sets.length > 0),
      audit,
    ),
    ...(others === 0
      ? []
      : [paragraph(`${counted(others, 'ReplicaSet')} of no captured Deployment: see the JSON audit.`)]),
  );
}

function activeLine(row: ReplicaSetsOfRow, set: ReplicaSetRow, audit: Audit): Inline {
  const [image, ...others] = set.images;
  return [
    localName(audit, { ...row.deployment, name: set.name }),
    set.replicas === 0 && set.isCurrent ? ': scaled to 0' : `: ${set.ready}/${set.replicas} ready`,
    image === undefined ? '' : [', ', code(image)],
    others.length === 0 ? '' : ` and ${counted(others.length, 'more image')}`,
    row.active > 1 ? `, ${versionText(set)}` : '',
  ];
}

/** Of several that have pods at once. */
function versionText({ isCurrent, ready }: ReplicaSetRow): string {
  if (isCurrent) return 'the newest version';
  return ready > 0 ? 'an older version that still serves' : 'an older version with no ready pod';
}

function staleBlocks(
  groups: readonly { readonly row: ReplicaSetsOfRow; readonly sets: readonly ReplicaSetRow[] }[],
  audit: Audit,
): readonly RootContent[] {
  const count = groups.reduce((all, { sets }) => all + sets.length, 0);
  if (count === 0) return [];
  const shown = groups.slice(0, MOST_ROWS);
  const rest = groups.slice(MOST_ROWS);
  return [
    heading(3, 'Stale'),
    table(
      [{ title: 'Deployment' }, { title: 'Stale', align: 'right' }, { title: 'ReplicaSets, newest first' }],
      [
        ...shown.map(({ row, sets }): readonly Inline[] => [
          localName(audit, row.deployment),
          String(sets.length),
          firstOf(
            sets.map(({ name }) => code(name)),
            MOST_NAMED,
            'ReplicaSets',
          ),
        ]),
        ...(rest.length === 0
          ? []
          : [
              [
                counted(rest.length, 'other Deployment'),
                String(rest.reduce((all, { sets }) => all + sets.length, 0)),
                'see the JSON audit',
              ],
            ]),
        [strong('Total'), String(count), ''],
      ],
    ),
  ];
}

function more(length: number, limit: number, noun: string): readonly RootContent[] {
  return length > limit ? [paragraph(`${counted(length - limit, `more ${noun}`)}: see the JSON audit.`)] : [];
}
