import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { lazily } from '../../model/lazy.ts';
import { namespacedName, type ObjectReference, objectKey, reference } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import type { Service } from '../../model/service.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RouteRow } from '../inventory/inventory.ts';
import { endpointCount } from '../inventory/network-rows.ts';
import { replicasBehind } from '../inventory/wanted-replicas.ts';
import type { Impact, ThinnerService } from './cause.ts';
import { isOwner, replicas } from './lost-replicas.ts';

/** What the findings of one cause take away: replicas, Services, and the routes that lead to them. */
export type ImpactOf = (findings: readonly Finding[]) => Impact;

/** Services and routes are indexed once for all causes. `routes` are the inventory's. */
export function impacts(cluster: Cluster, routes: readonly RouteRow[]): ImpactOf {
  const { captured } = cluster;
  const serviceNamed = lazily(
    () => new Map(cluster.services.map((service) => [objectKey(reference(service)), service])),
  );
  const brokenRoutes = lazily(() => indexed(routes));
  const wantedBehind = lazily(() => replicasBehind(cluster));
  return (findings) => {
    const owners = [
      ...new Map(
        findings
          .filter(({ subject }) => isOwner(subject))
          .map(({ subject }) => [objectKey(subject), subject]),
      ).values(),
    ];
    const services = new Set([
      ...selecting(cluster, findings, owners),
      ...named(findings).flatMap((ref) => serviceNamed().get(objectKey(ref)) ?? []),
    ]);
    const seen = [...services]
      .flatMap((service) => serviceImpact(service, wantedBehind()(service), cluster))
      .toSorted(by(({ ref }) => objectKey(ref)));
    return {
      replicas: replicas(cluster, owners),
      services: seen.filter((one) => !isServed(one)),
      served: seen.filter(isServed).map(({ ref, ready, wanted }) => ({ ref, ready, wanted })),
      routes: brokenRoutes().of(services, findings),
      unknown: [
        ...(owners.length === 0 || captured.any('pods') ? [] : ['pods']),
        ...(captured.any('services') ? [] : ['services']),
        ...(captured.any('endpoints') || captured.any('endpointSlices') ? [] : ['endpoints']),
        ...(captured.any('ingresses') ? [] : ['ingresses']),
      ],
    };
  };
}

/** Services that select a pod of a broken workload or on a lost node. */
function selecting(
  { links }: Cluster,
  findings: readonly Finding[],
  owners: readonly ObjectReference[],
): readonly Service[] {
  const lost = findings
    .filter(({ rule }) => rule === 'node-not-ready')
    .flatMap(({ subject }) => links.podsOn(subject.name));
  const pods = new Set<Pod>([...owners.flatMap((owner) => links.podsOf(owner)), ...lost]);
  return [...pods].flatMap((pod) => links.servicesOf(pod));
}

function named(findings: readonly Finding[]): readonly ObjectReference[] {
  return findings
    .flatMap(({ subject, related }) => [subject, ...related])
    .filter(({ kind }) => kind === 'Service');
}

function serviceImpact(
  service: Service,
  wanted: number | null,
  { links, captured }: Cluster,
): Impact['services'] {
  const count = endpointCount(service, links, captured);
  if (count === null || (count.total > 0 && count.ready === count.total && count.ready >= (wanted ?? 0)))
    return [];
  return [{ ref: reference(service), ...count, wanted }];
}

/** Endpoints of surplus and deleted pods are none that users miss. */
function isServed(service: ThinnerService): service is ThinnerService & { readonly wanted: number } {
  const { ready, wanted } = service;
  return wanted !== null && ready > 0 && ready >= wanted;
}

interface BrokenRoute {
  /** Its place among all routes. */
  readonly place: number;
  readonly service: string | null;
  readonly ingress: string;
  readonly route: Impact['routes'][number];
}

interface BrokenRoutes {
  /** Routes to those Services, and every route that is broken of an Ingress that has a finding itself. */
  of(services: Iterable<Service>, findings: readonly Finding[]): Impact['routes'];
}

function indexed(routes: readonly RouteRow[]): BrokenRoutes {
  const broken = routes.flatMap((row, place) => brokenRoute(row, place));
  const byService = groupBy(broken, ({ service }) => service);
  const byIngress = groupBy(broken, ({ ingress }) => ingress);
  return {
    of: (services, findings) => {
      const found = new Set([
        ...[...services].flatMap(({ meta }) => byService.get(namespacedName(meta)) ?? []),
        ...findings
          .filter(({ subject }) => subject.kind === 'Ingress')
          .flatMap(({ subject }) => byIngress.get(namespacedName(subject)) ?? []),
      ]);
      return [...found].toSorted((a, b) => a.place - b.place).map(({ route }) => route);
    },
  };
}

function brokenRoute(row: RouteRow, place: number): readonly BrokenRoute[] {
  const { namespace, ingress, service, host, path } = row;
  const state = row.state === 'no such service' ? 'down' : row.state;
  if (state !== 'down' && state !== 'degraded') return [];
  return [
    {
      place,
      service: service === null ? null : namespacedName({ namespace, name: service }),
      ingress: namespacedName({ namespace, name: ingress }),
      route: { host, path, state },
    },
  ];
}
