import type { Cluster } from '../../model/cluster.ts';
import { objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import { podProblem } from '../../model/pod-problem.ts';
import type { Service } from '../../model/service.ts';
import type { Finding } from '../../rules/finding.ts';
import { isFinished } from '../capacity.ts';
import { endpointCount, routeRows } from '../inventory/network-rows.ts';
import type { Impact } from './cause.ts';

/** What the findings of one cause take away: replicas, Services, and the routes that lead to them. */
export function impact(cluster: Cluster, findings: readonly Finding[]): Impact {
  const owners = new Map(
    findings
      .filter(({ subject }) => OWNERS.has(subject.kind))
      .map(({ subject }) => [objectKey(subject), subject]),
  );
  const pods = [...owners.values()].flatMap((owner) => ownPods(cluster, owner));
  const lostNodes = findings
    .filter(({ rule }) => rule === 'node-not-ready')
    .flatMap(({ subject }) => cluster.links.podsOn(subject.name));
  const affected = [...new Set([...pods, ...lostNodes])];
  const services = [...new Set(affected.flatMap((pod) => cluster.links.servicesOf(pod)))];
  const standing = services.flatMap((service) => serviceImpact(service, cluster));
  return {
    replicas: replicas([...owners.values()], pods, cluster),
    services: standing.toSorted(by((entry) => objectKey(entry.ref))),
    routes: routes(services, cluster),
    unknown: [
      ...(cluster.captured.any('services') ? [] : ['services']),
      ...(cluster.captured.any('endpoints') || cluster.captured.any('endpointSlices') ? [] : ['endpoints']),
      ...(cluster.captured.any('ingresses') ? [] : ['ingresses']),
    ],
  };
}

const OWNERS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'Pod',
]);

function ownPods(
  cluster: Cluster,
  owner: { readonly kind: string; readonly namespace: string | null; readonly name: string },
): readonly Pod[] {
  if (owner.kind !== 'Pod') return cluster.links.podsOf(owner);
  return cluster.pods.filter(({ meta }) => meta.namespace === owner.namespace && meta.name === owner.name);
}

function replicas(
  owners: readonly Parameters<typeof ownPods>[1][],
  pods: readonly Pod[],
  cluster: Cluster,
): Impact['replicas'] {
  const wanted = owners.map((owner) => desired(cluster, owner));
  const active = pods.filter((pod) => !isFinished(pod) && pod.meta.deletedAt === null);
  const ready = active.filter(
    (pod) => podProblem(pod, cluster.now) === null && pod.ready.ready === pod.ready.total,
  ).length;
  const total = wanted.every((count) => count !== null)
    ? wanted.reduce((sum: number, count) => sum + (count ?? 0), 0)
    : active.length;
  return total === 0 ? null : { missing: Math.max(0, total - ready), desired: total };
}

/** As the workload asks; `null` where it was not captured. */
function desired(cluster: Cluster, owner: Parameters<typeof ownPods>[1]): number | null {
  const object = cluster.links.find(owner);
  if (object === null) return null;
  if ('replicas' in object && typeof object.replicas === 'number') return object.replicas;
  return 'desired' in object && typeof object.desired === 'number' ? object.desired : null;
}

function serviceImpact(service: Service, { links, captured }: Cluster): Impact['services'] {
  const count = endpointCount(service, links, captured);
  if (count === null || (count.total > 0 && count.ready === count.total)) return [];
  return [{ ref: { kind: 'Service', namespace: service.meta.namespace, name: service.meta.name }, ...count }];
}

function routes(services: readonly Service[], cluster: Cluster): Impact['routes'] {
  const names = new Set(services.map(({ meta }) => `${meta.namespace}/${meta.name}`));
  return routeRows(cluster).flatMap(({ namespace, service, host, path, state }) =>
    service !== null && names.has(`${namespace}/${service}`) && (state === 'down' || state === 'degraded')
      ? [{ host, path, state }]
      : [],
  );
}
