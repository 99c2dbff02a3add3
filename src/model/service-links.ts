import type { Objects } from './cluster.ts';
import type { EndpointAddress, Endpoints } from './endpoints.ts';
import { groupBy, groupIn } from './grouping.ts';
import type { Ingress } from './ingress.ts';
import { lazily, lazilyBy } from './lazy.ts';
import type { Links } from './links.ts';
import { type KubernetesObject, namespacedName } from './object.ts';
import { by } from './order.ts';
import type { Pod } from './pod.ts';
import { selectsPods } from './selector.ts';
import type { Service } from './service.ts';

type ServiceLinks = Pick<
  Links,
  'podsBehind' | 'servicesOf' | 'servicesSelecting' | 'addressesOf' | 'ingressesOf'
>;

/** What lies before and behind Services. Pods are looked up by label, so many Services over many pods stay cheap. */
export function serviceLinks(objects: Objects, podsIn: Links['podsIn']): ServiceLinks {
  const podsByLabel = lazilyBy((namespace: string) => groupByLabel(podsIn(namespace)));
  const selected = new Map<string, readonly Pod[]>();
  const servicesByLabel = lazily(() => groupByRarestLabel(objects.services));
  const slices = lazily(() => groupByService(objects.endpointSlices));
  const endpoints = lazily(() => groupByService(objects.endpoints));
  const ingresses = lazily(() => groupByBackend(objects.ingresses));
  const servicesSelecting: Links['servicesSelecting'] = (namespace, labels) =>
    Object.entries(labels)
      .flatMap(([key, value]) => servicesByLabel().get(inNamespace(namespace, pair(key, value))) ?? [])
      .filter((service) => selectsPods(service.selector, labels))
      .toSorted(by((service) => service.meta.name));
  return {
    podsBehind: ({ meta, selector }) => {
      const key = inNamespace(meta.namespace, JSON.stringify(selector));
      const known = selected.get(key);
      if (known !== undefined) return known;
      const byLabel = podsByLabel(meta.namespace ?? '');
      const candidates = Object.entries(selector).map(
        ([name, value]) => byLabel.get(pair(name, value)) ?? [],
      );
      const [fewest = []] = candidates.toSorted((a, b) => a.length - b.length);
      const pods = fewest.filter((pod) => selectsPods(selector, pod.meta.labels));
      selected.set(key, pods);
      return pods;
    },
    servicesOf: ({ meta }) => servicesSelecting(meta.namespace, meta.labels),
    servicesSelecting,
    addressesOf: (service) => {
      const key = keyOf(service);
      const parts = slices().get(key) ?? endpoints().get(key);
      return parts === undefined ? null : distinct(parts.flatMap((part) => part.addresses));
    },
    ingressesOf: (service) => ingresses().get(keyOf(service)) ?? [],
  };
}

function groupByLabel(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    for (const [key, value] of Object.entries(pod.meta.labels)) groupIn(groups, pair(key, value)).push(pod);
  }
  return groups;
}

/**
 * Each Service stands under one pair of its selector: pods without that pair cannot be meant. It is the pair that the
 * fewest Services ask for, as all of a namespace may ask for the same `part-of` first.
 */
function groupByRarestLabel(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  const labels = ({ meta, selector }: Service) =>
    Object.entries(selector).map(([key, value]) => inNamespace(meta.namespace, pair(key, value)));
  const askers = new Map<string, number>();
  for (const label of services.flatMap(labels)) askers.set(label, (askers.get(label) ?? 0) + 1);
  const rarest = (service: Service) =>
    labels(service).toSorted((a, b) => (askers.get(a) ?? 0) - (askers.get(b) ?? 0))[0] ?? '';
  return groupBy(services, rarest);
}

function groupByService(endpoints: readonly Endpoints[]): ReadonlyMap<string, readonly Endpoints[]> {
  return groupBy(endpoints, ({ meta, service }) =>
    service === null ? '' : namespacedName({ namespace: meta.namespace, name: service }),
  );
}

function groupByBackend(ingresses: readonly Ingress[]): ReadonlyMap<string, readonly Ingress[]> {
  const routed = ingresses.flatMap((ingress) => {
    const backends = [ingress.defaultBackend, ...ingress.routes.map((route) => route.backend)];
    const services = new Set(backends.flatMap((backend) => backend?.service ?? []));
    return [...services].map((name) => ({ ingress, service: { namespace: ingress.meta.namespace, name } }));
  });
  const groups = groupBy(routed, ({ service }) => namespacedName(service));
  return new Map([...groups].map(([key, group]) => [key, group.map(({ ingress }) => ingress)]));
}

/** While an address moves from one EndpointSlice to another it may stand in both; it serves if it does in one. */
function distinct(addresses: readonly EndpointAddress[]): readonly EndpointAddress[] {
  const byAddress = groupBy(addresses, ({ ip, target }) => `${ip} ${target?.name ?? ''}`);
  return [...byAddress.values()].flatMap((same) => same.find(({ ready }) => ready) ?? same.slice(0, 1));
}

function keyOf({ meta }: KubernetesObject): string {
  return namespacedName(meta);
}

/** Neither part of a label may hold a `=`. */
function pair(key: string, value: string): string {
  return `${key}=${value}`;
}

function inNamespace(namespace: string | null, label: string): string {
  return `${namespace ?? ''} ${label}`;
}
