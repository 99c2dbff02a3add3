import type { Objects } from './cluster.ts';
import type { EndpointAddress, Endpoints } from './endpoints.ts';
import { groupBy } from './grouping.ts';
import type { Ingress } from './ingress.ts';
import { lazily, lazilyBy } from './lazy.ts';
import type { Links } from './links.ts';
import { type KubernetesObject, namespacedName } from './object.ts';
import { by } from './order.ts';
import type { Pod } from './pod.ts';
import { selectsPods } from './selector.ts';
import type { Service } from './service.ts';

type ServiceLinks = Pick<Links, 'podsBehind' | 'servicesOf' | 'addressesOf' | 'ingressesOf'>;

/** What lies before and behind Services. Pods are looked up by label, so many Services over many pods stay cheap. */
export function serviceLinks(objects: Objects, podsIn: Links['podsIn']): ServiceLinks {
  const podsByLabel = lazilyBy((namespace: string) => groupByLabel(podsIn(namespace)));
  const servicesByLabel = lazily(() => groupBySelector(objects.services));
  const slices = lazily(() => groupByService(objects.endpointSlices));
  const endpoints = lazily(() => groupByService(objects.endpoints));
  const ingresses = lazily(() => groupByBackend(objects.ingresses));
  return {
    podsBehind: ({ meta, selector }) => {
      const byLabel = podsByLabel(meta.namespace ?? '');
      const candidates = Object.entries(selector).map(([key, value]) => byLabel.get(pair(key, value)) ?? []);
      const [fewest = []] = candidates.toSorted((a, b) => a.length - b.length);
      return fewest.filter((pod) => selectsPods(selector, pod.meta.labels));
    },
    servicesOf: ({ meta }) =>
      Object.entries(meta.labels)
        .flatMap(([key, value]) => servicesByLabel().get(inNamespace(meta.namespace, pair(key, value))) ?? [])
        .filter((service) => selectsPods(service.selector, meta.labels))
        .toSorted(by((service) => service.meta.name)),
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
    for (const [key, value] of Object.entries(pod.meta.labels)) {
      const label = pair(key, value);
      const group = groups.get(label);
      if (group === undefined) groups.set(label, [pod]);
      else group.push(pod);
    }
  }
  return groups;
}

/** Each Service stands under one pair of its selector: pods without that pair cannot be meant. */
function groupBySelector(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  return groupBy(services, ({ meta, selector }) => {
    const [first] = Object.entries(selector);
    return first === undefined ? '' : inNamespace(meta.namespace, pair(...first));
  });
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
