import type { Audit } from '../../analysis/audit.ts';
import type { ServiceRow } from '../../analysis/inventory/inventory.ts';
import { counted } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_PATHS = 60;

/** From the address a client calls to the pods that answer; Services whose path ends nowhere come first. */
export function servicePaths({ inventory }: Audit): string {
  const called = inventory.services.filter(({ type }) => type !== 'ExternalName');
  if (called.length === 0) return '';
  const sorted = [...called.filter(isBroken), ...called.filter((row) => !isBroken(row))];
  return markdown(
    table(
      [
        { title: 'Service' },
        { title: 'Type' },
        { title: 'Path' },
        { title: 'Ready endpoints', align: 'right' },
      ],
      (called.length > MOST_PATHS ? sorted.slice(0, MOST_PATHS) : called).map(cells),
    ),
    ...(called.length > MOST_PATHS
      ? [paragraph(`${counted(called.length - MOST_PATHS, 'more Service')}: see the JSON audit.`)]
      : []),
  );
}

function isBroken({ endpoints, selects }: ServiceRow): boolean {
  return selects && endpoints !== null && endpoints.ready === 0;
}

function cells(row: ServiceRow): readonly Inline[] {
  const { namespace, name, type, endpoints } = row;
  return [
    code(`${namespace}/${name}`),
    type,
    path(row),
    endpoints === null ? 'n/a' : `${isBroken(row) ? '❌ ' : ''}${endpoints.ready}/${endpoints.total}`,
  ];
}

/** `10.43.71.170:8080 → 10.42.0.226:8085` */
function path({ clusterIP, ports, backends, endpoints, selects }: ServiceRow): Inline {
  const [first = ''] = ports.split(',');
  const port = first.split(/[:/]/)[0] ?? '';
  const front =
    clusterIP === null
      ? 'no address'
      : clusterIP === 'None'
        ? 'headless'
        : port === ''
          ? clusterIP
          : `${clusterIP.includes(':') ? `[${clusterIP}]` : clusterIP}:${port}`;
  if (endpoints === null && backends.length === 0)
    return `${front} → ${selects ? 'not evaluated' : 'no selector; not evaluated'}`;
  const rest = Math.max(0, (endpoints?.total ?? 0) - backends.length);
  if (backends.length === 0)
    return `${front} → ${rest === 0 ? 'nothing' : counted(rest, 'address', 'addresses')}`;
  return `${front} → ${backends.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
