import type { Cluster } from '../../model/cluster.ts';
import type { EndpointPort } from '../../model/endpoints.ts';
import type { Ingress, IngressBackend, IngressRoute } from '../../model/ingress.ts';
import { namespacedName } from '../../model/object.ts';
import type { Service } from '../../model/service.ts';
import type { RouteRow, ServiceRow } from './inventory.ts';
import { replicasBehind } from './wanted-replicas.ts';

/** kubectl's columns of `get services`, with the addresses behind each. */
export function serviceRows(cluster: Cluster): readonly ServiceRow[] {
  const { services, links, captured } = cluster;
  const portsOf = endpointPorts(cluster);
  return services.map((service) => ({
    namespace: service.meta.namespace ?? '',
    name: service.meta.name,
    type: service.type,
    clusterIP: service.clusterIP,
    externalAddresses: [
      ...service.loadBalancerAddresses,
      ...service.externalIPs,
      ...(service.externalName === null ? [] : [service.externalName]),
    ],
    ports: service.ports.map(portText).join(','),
    endpoints: endpointCount(service, links, captured),
    backends: backends(service, links, portsOf.get(namespacedName(service.meta)) ?? []),
    selects: Object.keys(service.selector).length > 0,
  }));
}

const MOST_BACKENDS = 3;

/** Endpoints know the number of a port that the Service calls by name. */
function endpointPorts({ endpoints, endpointSlices }: Cluster): ReadonlyMap<string, readonly EndpointPort[]> {
  return new Map(
    [...endpoints, ...endpointSlices].flatMap(({ meta, service, ports }) =>
      service === null
        ? []
        : [[namespacedName({ namespace: meta.namespace, name: service }), ports] as const],
    ),
  );
}

function backends(
  service: Service,
  links: Cluster['links'],
  known: readonly EndpointPort[],
): readonly string[] {
  const [first] = service.ports;
  const addresses = links.addressesOf(service) ?? [];
  if (first === undefined || addresses.length === 0) return [];
  const numbered = known.find(
    ({ name, port }) => port !== null && (name === first.name || known.length === 1),
  );
  const port = numbered?.port ?? first.targetPort;
  return [...addresses.filter(({ ready }) => ready), ...addresses.filter(({ ready }) => !ready)]
    .slice(0, MOST_BACKENDS)
    .map(({ ip }) => `${ip.includes(':') ? `[${ip}]` : ip}:${port}`);
}

function portText(port: Service['ports'][number]): string {
  return `${port.port}${port.nodePort === null ? '' : `:${port.nodePort}`}/${port.protocol}`;
}

/**
 * Addresses behind a Service: from Endpoints or EndpointSlices, else from the pods its selector matches;
 * `null` when the snapshot has neither whole.
 */
export function endpointCount(
  service: Service,
  links: Cluster['links'],
  captured: Cluster['captured'],
): { readonly ready: number; readonly total: number } | null {
  const addresses = links.addressesOf(service);
  if (addresses !== null)
    return { ready: addresses.filter(({ ready }) => ready).length, total: addresses.length };
  const { namespace } = service.meta;
  if (Object.keys(service.selector).length === 0 || !captured.all('pods', namespace)) return null;
  const pods = links
    .podsBehind(service)
    .filter((pod) => pod.phase === 'Running' && pod.meta.deletedAt === null);
  return { ready: pods.filter((pod) => pod.ready.ready === pod.ready.total).length, total: pods.length };
}

/** One row a host and path, in the order of the Ingress; its default backend last. */
export function routeRows(cluster: Cluster): readonly RouteRow[] {
  const wantedBehind = replicasBehind(cluster);
  return cluster.ingresses.flatMap((ingress) => {
    const { defaultBackend } = ingress;
    const rest: readonly IngressRoute[] =
      defaultBackend === null ? [] : [{ host: null, path: null, pathType: null, backend: defaultBackend }];
    return [...ingress.routes, ...rest].map((route) => routeRow(ingress, route, cluster, wantedBehind));
  });
}

function routeRow(
  ingress: Ingress,
  { host, path, backend }: IngressRoute,
  cluster: Cluster,
  wantedBehind: (service: Service) => number | null,
): RouteRow {
  const namespace = ingress.meta.namespace ?? '';
  return {
    namespace,
    ingress: ingress.meta.name,
    className: ingress.className,
    host,
    path,
    tls: ingress.tls.some(
      (entry) =>
        entry.hosts.length === 0 || (host !== null && entry.hosts.some((name) => covers(name, host))),
    ),
    service: backend.service,
    port: backend.port === null ? null : String(backend.port),
    ...backendState(namespace, backend, cluster, wantedBehind),
  };
}

function backendState(
  namespace: string,
  backend: IngressBackend,
  { links, captured }: Cluster,
  wantedBehind: (service: Service) => number | null,
): Pick<RouteRow, 'state' | 'ready' | 'total'> {
  const unknown = { state: 'unknown', ready: null, total: null } as const;
  if (backend.service === null) return unknown;
  const service = links.find({ kind: 'Service', namespace, name: backend.service });
  if (service === null)
    return captured.all('services', namespace) ? { ...unknown, state: 'no such service' } : unknown;
  if (!isService(service)) return unknown;
  if (service.type !== 'ExternalName' && !hasPort(service, backend.port))
    return { ...unknown, state: 'down' };
  const count = endpointCount(service, links, captured);
  if (count === null) return unknown;
  // Endpoints of surplus and deleted pods are none that users miss.
  const enough = Math.min(count.total, wantedBehind(service) ?? count.total);
  const state = count.ready === 0 ? 'down' : count.ready < enough ? 'degraded' : 'active';
  return { state, ...count };
}

/** A route to a port that the Service does not have leads nowhere, whoever is ready behind it. */
function hasPort({ ports }: Service, port: IngressBackend['port']): boolean {
  return port === null || ports.some((one) => one.port === port || one.name === port);
}

function isService(object: { readonly meta: { readonly kind: string } }): object is Service {
  return object.meta.kind === 'Service' && 'clusterIP' in object;
}

/** A TLS host covers itself; `*.shop.example` covers one label more. */
function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === pattern.slice(2);
}
