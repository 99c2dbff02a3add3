import type { Cluster } from '../../model/cluster.ts';
import { type ObjectReference, objectKey, reference } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import type { Service } from '../../model/service.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RouteRow } from '../inventory/inventory.ts';
import { endpointCount } from '../inventory/network-rows.ts';
import type { Impact } from './cause.ts';
import { isOwner, replicas } from './lost-replicas.ts';

/** What the findings of one cause take away: replicas, Services, and the routes that lead to them. */
export function impact(
  cluster: Cluster,
  findings: readonly Finding[],
  allRoutes: readonly RouteRow[],
): Impact {
  const owners = new Map(
    findings.filter(({ subject }) => isOwner(subject)).map(({ subject }) => [objectKey(subject), subject]),
  );
  const services = affectedServices(cluster, findings, [...owners.values()]);
  const { captured } = cluster;
  return {
    replicas: replicas(cluster, [...owners.values()]),
    services: services
      .flatMap((service) => serviceImpact(service, cluster))
      .toSorted(by(({ ref }) => objectKey(ref))),
    routes: routes(services, findings, allRoutes),
    unknown: [
      ...(owners.size === 0 || captured.any('pods') ? [] : ['pods']),
      ...(captured.any('services') ? [] : ['services']),
      ...(captured.any('endpoints') || captured.any('endpointSlices') ? [] : ['endpoints']),
      ...(captured.any('ingresses') ? [] : ['ingresses']),
    ],
  };
}

/** Those that select a pod of a broken workload or on a lost node, and those that findings name. */
function affectedServices(
  cluster: Cluster,
  findings: readonly Finding[],
  owners: readonly ObjectReference[],
): readonly Service[] {
  const { links } = cluster;
  const lost = findings
    .filter(({ rule }) => rule === 'node-not-ready')
    .flatMap(({ subject }) => links.podsOn(subject.name));
  const pods = new Set<Pod>([...owners.flatMap((owner) => links.podsOf(owner)), ...lost]);
  const named = new Set(
    findings
      .flatMap(({ subject, related }) => [subject, ...related])
      .filter(({ kind }) => kind === 'Service')
      .map(objectKey),
  );
  const selecting = new Set([...pods].flatMap((pod) => links.servicesOf(pod)));
  return cluster.services.filter(
    (service) => selecting.has(service) || named.has(objectKey(reference(service))),
  );
}

function serviceImpact(service: Service, { links, captured }: Cluster): Impact['services'] {
  const count = endpointCount(service, links, captured);
  if (count === null || (count.total > 0 && count.ready === count.total)) return [];
  return [{ ref: reference(service), ...count }];
}

/** Routes to those Services, and every route that is broken of an Ingress that has a finding itself. */
function routes(
  services: readonly Service[],
  findings: readonly Finding[],
  allRoutes: readonly RouteRow[],
): Impact['routes'] {
  const names = new Set(services.map(({ meta }) => `${meta.namespace}/${meta.name}`));
  const ingresses = new Set(
    findings
      .filter(({ subject }) => subject.kind === 'Ingress')
      .map(({ subject }) => `${subject.namespace}/${subject.name}`),
  );
  return allRoutes.flatMap(({ namespace, ingress, service, host, path, state }) => {
    const lost = state === 'no such service' ? 'down' : state;
    if (lost !== 'down' && lost !== 'degraded') return [];
    const leadsThere = service !== null && names.has(`${namespace}/${service}`);
    return leadsThere || ingresses.has(`${namespace}/${ingress}`) ? [{ host, path, state: lost }] : [];
  });
}
