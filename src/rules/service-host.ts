import type { Cluster } from '../model/cluster.ts';
import { lazily } from '../model/lazy.ts';
import type { Pod } from '../model/pod.ts';
import type { Service } from '../model/service.ts';

/** What a host in a log line stands for, seen from a namespace. */
export type HostTarget =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'pod'; readonly pod: Pod };

type FindHost = (host: string, namespace: string | null) => HostTarget | null;

/** Both lists are made once for a cluster. */
const MADE = new WeakMap<readonly Service[], { readonly pods: readonly Pod[]; readonly find: FindHost }>();

/**
 * Reads `shop-db`, `shop-db.shop`, `shop-db.shop.svc.cluster.local`, a pod's name below a headless Service, a cluster
 * IP or a pod IP. `null` for a host that nothing captured bears.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function hostTargets({ services, pods }: Pick<Cluster, 'services' | 'pods'>): FindHost {
  const known = MADE.get(services);
  if (known?.pods === pods) return known.find;
  const find = finder(services, pods);
  MADE.set(services, { pods, find });
  return find;
}

function finder(services: readonly Service[], pods: readonly Pod[]): FindHost {
  const servicesByName = lazily(
    () => new Map(services.map((service) => [`${service.meta.name}.${service.meta.namespace}`, service])),
  );
  const servicesByIP = lazily(
    () =>
      new Map(
        services
          .filter(({ clusterIP }) => clusterIP !== 'None')
          .map((service) => [service.clusterIP, service]),
      ),
  );
  const podsByIP = lazily(
    () => new Map(pods.filter(({ spec }) => !spec.hostNetwork).map((pod) => [pod.podIP, pod] as const)),
  );
  return (host, namespace) => {
    const byName = servicesByName();
    const pod = podsByIP().get(host);
    if (pod !== undefined) return { kind: 'pod', pod };
    const [first = '', second, ...rest] = host.toLowerCase().replace(/\.$/, '').split('.');
    const cluster = rest[0] === 'svc' || rest.length === 0;
    const service =
      servicesByIP().get(host) ??
      (second === undefined
        ? byName.get(`${first}.${namespace}`)
        : ((cluster ? byName.get(`${first}.${second}`) : undefined) ??
          byName.get(headless(second, rest, namespace))));
    return service === undefined ? null : { kind: 'service', service };
  };
}

/** `shop-db-0.shop-db` and `shop-db-0.shop-db.shop.svc`: the Service stands second. */
function headless(service: string, rest: readonly string[], namespace: string | null): string {
  const [home, svc] = rest;
  if (home === undefined) return `${service}.${namespace}`;
  return svc === undefined || svc === 'svc' ? `${service}.${home}` : '';
}
