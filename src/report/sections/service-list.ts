import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ServiceRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead } from '../sources.ts';

const MOST_SERVICES = 200;

/** Every Service by its type, with where it is reached and whether anything answers. */
export function serviceList(audit: Audit, brief: Brief): string {
  const { services } = audit.inventory;
  if (!isRead(audit, 'services') || isCutOff(audit, 'services'))
    return markdown(paragraph(`Services were not evaluated: ${gapText(audit, 'services')}.`));
  if (services.length === 0) return markdown(paragraph('There are no Services.'));
  const groups = [...groupBy(services, ({ type }) => type)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return markdown(...groups.flatMap(([type, rows]) => group(type, rows, audit, brief)), ...judgement(audit));
}

function group(
  type: string,
  rows: readonly ServiceRow[],
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  const shown = rows.slice(0, MOST_SERVICES);
  const notes = rows.some(({ namespace, name }) => brief.services[`${namespace}/${name}`] !== undefined);
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

function cells(
  { namespace, name, type, clusterIP, externalAddresses, ports, endpoints }: ServiceRow,
  { scope, inventory }: Audit,
): readonly Inline[] {
  const nodes = inventory.nodes.flatMap(({ internalIP }) => internalIP ?? []);
  const outside =
    type === 'NodePort' && externalAddresses.length === 0 ? nodes.slice(0, 1) : externalAddresses;
  const addresses = [...(clusterIP === null ? [] : [clusterIP]), ...outside];
  return [
    code(scope.namespaces.length === 1 ? name : `${namespace}/${name}`),
    addresses.length === 0 ? 'none' : addresses.join(', '),
    ports,
    endpoints === null ? 'n/a' : `${endpoints.ready}/${endpoints.total}`,
  ];
}

const LOOKS_AT_SERVICES: readonly { readonly rule: string; readonly words: string }[] = [
  { rule: 'duplicate-service', words: 'duplicates another' },
  { rule: 'service-without-pods', words: 'selects no pod' },
];

/** That nothing is wrong is said only where the rules were evaluated. */
function judgement({ rules, findings }: Audit): readonly RootContent[] {
  const lines = LOOKS_AT_SERVICES.flatMap(({ rule, words }) => {
    const verdict = rules.find((each) => each.rule === rule);
    const count = findings.filter((finding) => finding.rule === rule).length;
    if (verdict === undefined) return [];
    if (count > 0) return [`${counted(count, 'Service')} ${words}: see the findings.`];
    return verdict.outcome === 'clear' ? [`No Service ${words}.`] : [];
  });
  return lines.length === 0 ? [] : [paragraph(lines.join(' '))];
}
