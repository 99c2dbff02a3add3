import type { Cluster } from '../../model/cluster.ts';
import { groupBy, groupIn } from '../../model/grouping.ts';
import { lazily } from '../../model/lazy.ts';
import {
  byObjectKey,
  namespacedName,
  type ObjectReference,
  objectKey,
  reference,
} from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Service } from '../../model/service.ts';
import type { Finding } from '../../rules/finding.ts';
import { isFinished } from '../capacity.ts';
import type { RouteRow } from '../inventory/inventory.ts';
import { endpointCount } from '../inventory/network-rows.ts';
import { selectedWorkloads } from '../inventory/selected-workloads.ts';
import { replicasBehind } from '../inventory/wanted-replicas.ts';
import type { Impact, ThinnerService } from './cause.ts';
import { isOwner, replicas } from './lost-replicas.ts';
import { sharedFates } from './shared-fate.ts';

/** What the findings of one cause take away: replicas, Services, and the routes that lead to them. */
export type ImpactOf = (findings: readonly Finding[], root: ObjectReference | null) => Impact;

/** Services and routes are indexed once for all causes. `routes` are the inventory's. */
export function impacts(cluster: Cluster, routes: readonly RouteRow[]): ImpactOf {
  const { captured } = cluster;
  const serviceNamed = lazily(
    () => new Map(cluster.services.map((service) => [objectKey(reference(service)), service])),
  );
  const brokenRoutes = lazily(() => indexed(routes));
  const wantedBehind = lazily(() => replicasBehind(cluster));
  const sharesOf = sharedFates(cluster);
  const servicesBefore = lazily(() => servicesByWorkload(cluster));
  return (findings, root) => {
    const owners = distinct(findings.map(({ subject }) => subject).filter(isOwner));
    const broken = distinct([...owners, ...lostWithNode(cluster, findings)]);
    const services = behindServices(cluster, findings, owners, servicesBefore());
    for (const ref of named(findings)) {
      const service = serviceNamed().get(objectKey(ref));
      if (service !== undefined && !services.has(service)) services.set(service, []);
    }
    const seen = [...services]
      .flatMap(([service, behind]) => serviceImpact(service, behind, wantedBehind()(service), cluster))
      .toSorted(by(({ ref }) => objectKey(ref)));
    return {
      replicas: replicas(cluster, broken),
      services: seen.filter((one) => !isServed(one)),
      served: seen.filter(isServed).map(({ ref, ready, wanted }) => ({ ref, ready, wanted })),
      routes: brokenRoutes().of(services.keys(), findings),
      shares: root === null ? null : sharesOf(root, broken),
      unknown: [
        ...(broken.length === 0 || captured.any('pods') ? [] : ['pods']),
        ...(captured.any('services') ? [] : ['services']),
        ...(captured.any('endpoints') || captured.any('endpointSlices') ? [] : ['endpoints']),
        ...(captured.any('ingresses') ? [] : ['ingresses']),
      ],
    };
  };
}

function distinct(refs: readonly ObjectReference[]): readonly ObjectReference[] {
  return [...new Map(refs.map((ref) => [objectKey(ref), ref])).values()];
}

/** Workloads with pods on a lost node that are not ready any more; just after its end no other finding names them. */
function lostWithNode(
  { links, captured }: Cluster,
  findings: readonly Finding[],
): readonly ObjectReference[] {
  return findings
    .filter(({ rule }) => rule === 'node-not-ready')
    .flatMap(({ subject }) => links.podsOn(subject.name))
    .filter((pod) => !isFinished(pod) && pod.meta.deletedAt === null && pod.ready.ready < pod.ready.total)
    .map((pod) => links.topOwner(pod))
    .filter((owner) => isOwner(owner) && captured.all('pods', owner.namespace));
}

type ServicesBefore = ReadonlyMap<string, readonly Service[]>;

/** By the labels of their templates: a workload without pods has Services too. */
function servicesByWorkload(cluster: Cluster): ServicesBefore {
  const before = new Map<string, Service[]>();
  for (const [service, workloads] of selectedWorkloads(cluster))
    for (const workload of workloads) groupIn(before, objectKey(workload)).push(service);
  return before;
}

/** Services before a broken workload or a pod on a lost node, and what of these stands behind them. */
function behindServices(
  { links }: Cluster,
  findings: readonly Finding[],
  owners: readonly ObjectReference[],
  before: ServicesBefore,
): Map<Service, ObjectReference[]> {
  const found = new Map<Service, ObjectReference[]>();
  const put = (services: Iterable<Service>, behind: ObjectReference) => {
    for (const service of new Set(services)) groupIn(found, service).push(behind);
  };
  for (const owner of owners) {
    const pods = links.podsOf(owner);
    put([...pods.flatMap((pod) => links.servicesOf(pod)), ...(before.get(objectKey(owner)) ?? [])], owner);
  }
  for (const { rule, subject } of findings) {
    if (rule !== 'node-not-ready') continue;
    const pods = links.podsOn(subject.name);
    for (const service of new Set(pods.flatMap((pod) => links.servicesOf(pod))))
      if (!found.has(service)) found.set(service, [subject]);
  }
  return found;
}

function named(findings: readonly Finding[]): readonly ObjectReference[] {
  return findings
    .flatMap(({ subject, related }) => [subject, ...related])
    .filter(({ kind }) => kind === 'Service');
}

function serviceImpact(
  service: Service,
  behind: readonly ObjectReference[],
  wanted: number | null,
  { links, captured }: Cluster,
): Impact['services'] {
  const count = endpointCount(service, links, captured);
  if (count === null || (count.total > 0 && count.ready === count.total && count.ready >= (wanted ?? 0)))
    return [];
  return [{ ref: reference(service), ...count, wanted, behind: behind.toSorted(byObjectKey) }];
}

/** Endpoints of surplus and deleted pods are none that users miss. */
function isServed(service: ThinnerService): service is ThinnerService & { readonly wanted: number } {
  const { ready, wanted } = service;
  return wanted !== null && ready > 0 && ready >= wanted;
}

interface BrokenRoute {
  /** Its place among all routes. */
  readonly place: number;
  readonly ingress: string;
  readonly route: Impact['routes'][number];
}

interface BrokenRoutes {
  /** Routes to those Services, and every route that is broken of an Ingress that has a finding itself. */
  of(services: Iterable<Service>, findings: readonly Finding[]): Impact['routes'];
}

function indexed(routes: readonly RouteRow[]): BrokenRoutes {
  const broken = routes.flatMap((row, place) => brokenRoute(row, place));
  const byService = groupBy(broken, ({ route: { service } }) =>
    service === null ? null : namespacedName(service),
  );
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
      ingress: namespacedName({ namespace, name: ingress }),
      route: {
        host,
        path,
        state,
        service: service === null ? null : { kind: 'Service', namespace, name: service },
      },
    },
  ];
}
