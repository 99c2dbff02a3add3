import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ServiceRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Brief } from '../brief/schema.ts';
import { localName } from '../format/local-name.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, joined } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead } from '../sources.ts';
import { type LookedAt, lookedAt } from './looked-at.ts';

const MOST_SERVICES = 200;

/** Every Service by its type, with where it is reached and whether anything answers. */
export function serviceList(audit: Audit, brief: Brief): string {
  const { services } = audit.inventory;
  if (!isRead(audit, 'services') || isCutOff(audit, 'services'))
    return markdown(paragraph(`Services were not evaluated: ${gapText(audit, 'services')}.`));
  if (services.length === 0) return markdown(paragraph('There are no Services.'));
  const groups = [...groupBy(services, ({ type }) => (TYPES.has(type) ? type : 'Other'))];
  return markdown(
    ...groups
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .flatMap(([type, rows]) => group(type, rows, audit, brief)),
    ...lookedAt(audit, 'Service', LOOKS_AT_SERVICES),
  );
}

/** The types there are; another one is a mistake, and there may be as many as Services. */
const TYPES: ReadonlySet<string> = new Set(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']);

function group(
  type: string,
  rows: readonly ServiceRow[],
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  const shown = rows.length > MOST_SERVICES ? silentFirst(rows).slice(0, MOST_SERVICES) : rows;
  const notes = shown.some(({ namespace, name }) => brief.services[`${namespace}/${name}`] !== undefined);
  return [
    heading(3, `${type} (${rows.length})`),
    table(
      [
        { title: 'Service' },
        { title: 'Address' },
        { title: 'Ports' },
        { title: 'Ready endpoints', align: 'right' },
        ...(notes ? [{ title: 'Note (stated by the auditor)' }] : []),
      ],
      shown.map((row) => [
        ...cells(row, audit),
        ...(notes ? [brief.services[`${row.namespace}/${row.name}`] ?? ''] : []),
      ]),
    ),
    ...(rows.length > shown.length
      ? [paragraph(`${counted(rows.length - shown.length, 'more Service')}: see the JSON audit.`)]
      : []),
  ];
}

function silentFirst(rows: readonly ServiceRow[]): readonly ServiceRow[] {
  const isSilent = ({ endpoints }: ServiceRow) => endpoints !== null && endpoints.ready === 0;
  return [...rows.filter(isSilent), ...rows.filter((row) => !isSilent(row))];
}

function cells(row: ServiceRow, audit: Audit): readonly Inline[] {
  const { ports, endpoints } = row;
  return [
    localName(audit, row),
    joined([...inside(row), ...outside(row, audit)]),
    ports === '' ? 'none' : ports,
    endpoints === null ? 'n/a' : `${endpoints.ready}/${endpoints.total}`,
  ];
}

function inside({ type, clusterIP }: ServiceRow): readonly Inline[] {
  if (type === 'ExternalName' || clusterIP === null) return [];
  return [clusterIP === 'None' ? 'headless' : clusterIP];
}

/** Where it is reached from outside of the cluster; a NodePort at any node, of which a Ready one is named. */
function outside({ type, externalAddresses }: ServiceRow, { inventory }: Audit): readonly Inline[] {
  if (externalAddresses.length > 0)
    return [firstOf(externalAddresses, MOST_ADDRESSES, type === 'ExternalName' ? 'names' : 'addresses')];
  if (type === 'LoadBalancer') return ['no external address'];
  if (type !== 'NodePort') return [];
  const node = inventory.nodes.find(({ ready, internalIP }) => ready && internalIP !== null);
  return [node?.internalIP == null ? 'every node' : `every node, ${node.internalIP} for one`];
}

const MOST_ADDRESSES = 6;

const LOOKS_AT_SERVICES: readonly LookedAt[] = [
  {
    rule: 'duplicate-service',
    words: ['duplicates another', 'duplicate others'],
    clear: 'No Service duplicates another.',
  },
  {
    rule: 'service-without-pods',
    words: ['selects no pod', 'select no pods'],
    clear: 'Every Service with a selector selects pods, or a workload that has none now.',
  },
];
