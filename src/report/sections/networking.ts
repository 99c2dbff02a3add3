import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { RouteRow } from '../../analysis/inventory/inventory.ts';
import { compressAddresses } from '../../model/name-range.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, listed } from '../format/numbers.ts';
import { bullets, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { countedFigure } from '../numbers/figure.ts';
import { gapText, isCutOff, isRead, sourceState } from '../sources.ts';

const MOST_ROUTES = 100;
const MOST_SERVICES = 100;

/** What reaches the cluster from outside, and by the auditor's word how names resolve. */
export function networking(audit: Audit, brief: Brief): string {
  return markdown(...routes(audit), ...entryPoints(audit), ...services(audit), ...dns(brief));
}

function routes(audit: Audit): readonly RootContent[] {
  const rows = audit.inventory.routes;
  if (rows.length === 0) {
    return sourceState(audit, 'ingresses') === 'empty'
      ? [paragraph('There are no Ingresses.')]
      : isRead(audit, 'ingresses') && !isCutOff(audit, 'ingresses')
        ? [paragraph('The captured Ingresses have no routes.')]
        : [paragraph(`Ingress routes were not evaluated: ${gapText(audit, 'ingresses')}.`)];
  }
  const active = rows.filter(({ state }) => state === 'active').length;
  const broken = rows.filter(({ state }) => state !== 'active');
  const shown = [...broken, ...rows.filter(({ state }) => state === 'active')].slice(0, MOST_ROUTES);
  return [
    heading(3, 'Ingress routes'),
    paragraph(
      `${counted(rows.length, 'route')} (${active} active).${rows.length > shown.length ? ` ${shown.length} are listed, those with a problem first.` : ''}`,
    ),
    table(
      [
        { title: 'URL' },
        { title: 'Ingress' },
        { title: 'Backend' },
        { title: 'Ready endpoints', align: 'right' },
        { title: 'Status' },
      ],
      (rows.length > shown.length ? shown : rows).map((row) => routeCells(row, noService(audit))),
    ),
  ];
}

/** A table of Ingresses does not show where its routes lead. */
function noService(audit: Audit): string {
  return sourceState(audit, 'ingresses') === 'from text' ? 'not shown' : 'no Service';
}

function routeCells(row: RouteRow, noService: string): readonly Inline[] {
  const path = row.path === null || row.path === '/' ? '' : row.path;
  return [
    row.host === null
      ? ['any host', path === '' ? '' : ' ', path === '' ? '' : code(path)]
      : code(`${row.tls ? 'https' : 'http'}://${row.host}${path}`),
    code(`${row.namespace}/${row.ingress}`),
    row.service === null ? noService : code(`${row.service}${row.port === null ? '' : `:${row.port}`}`),
    row.ready === null ? 'n/a' : `${row.ready}/${row.total}`,
    ROUTE_STATUS[row.state],
  ];
}

const ROUTE_STATUS: Readonly<Record<RouteRow['state'], string>> = {
  active: '✅ active',
  degraded: '⚠️ degraded',
  down: '❌ no ready backend',
  'no such service': '❌ no such Service',
  unknown: 'not evaluated',
};

function entryPoints({ inventory }: Audit): readonly RootContent[] {
  const all = inventory.services.filter(({ type }) => type === 'LoadBalancer' || type === 'NodePort');
  if (all.length === 0) return [];
  const outside = all.slice(0, MOST_SERVICES);
  return [
    heading(3, 'Services reachable from outside'),
    table(
      [
        { title: 'Service' },
        { title: 'Type' },
        { title: 'External address' },
        { title: 'Ports' },
        { title: 'Ready endpoints', align: 'right' },
      ],
      outside.map(({ namespace, name, type, externalAddresses, ports, endpoints }) => [
        code(`${namespace}/${name}`),
        type,
        externalAddresses.length === 0
          ? type === 'LoadBalancer'
            ? '❌ none assigned'
            : 'every node'
          : compressAddresses(externalAddresses),
        ports,
        endpoints === null ? 'n/a' : `${endpoints.ready}/${endpoints.total}`,
      ]),
    ),
    ...(all.length > MOST_SERVICES
      ? [paragraph(`${counted(all.length - MOST_SERVICES, 'more Service')}: see the JSON audit.`)]
      : []),
  ];
}

function services(audit: Audit): readonly RootContent[] {
  const { inventory } = audit;
  if (!isRead(audit, 'services') || isCutOff(audit, 'services'))
    return [paragraph(`Services were not evaluated: ${gapText(audit, 'services')}.`)];
  if (inventory.services.length === 0) return [paragraph('There are no Services.')];
  const types = new Map<string, number>();
  for (const { type } of inventory.services) types.set(type, (types.get(type) ?? 0) + 1);
  if (types.size === 1) {
    const [type] = types.keys();
    return [
      paragraph(`${countedFigure('Services', inventory.services.length, 'Service')}, all of type ${type}.`),
    ];
  }
  const counts = [...types]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`);
  return [
    paragraph(`${countedFigure('Services', inventory.services.length, 'Service')}: ${listed(counts)}.`),
  ];
}

function dns(brief: Brief): readonly RootContent[] {
  if (brief.dns === undefined) return [];
  const { servers, upstream, notes } = brief.dns;
  const items: readonly Inline[] = [
    ...servers.map(
      ({ name, address, role }): Inline => [
        strong(role ?? 'Server'),
        ': ',
        ...(name === undefined ? [] : [code(name), ' ']),
        code(address),
      ],
    ),
    ...(upstream.length === 0 ? [] : [`Upstream: ${upstream.join(', ')}`]),
    ...notes,
  ];
  return [heading(3, 'DNS outside the cluster'), paragraph('Stated by the auditor:'), bullets(items)];
}
