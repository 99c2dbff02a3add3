import type { Links } from '../model/links.ts';
import type { Service } from '../model/service.ts';

/** Ways into the cluster that lead to a Service, as words: `type LoadBalancer`, `an Ingress for cart.example.org`. */
export function waysIn(service: Service, links: Pick<Links, 'ingressesOf'>): readonly string[] {
  const ways = isOpen(service) ? [`type ${service.type}`] : [];
  if (service.externalIPs.length > 0) ways.push('external addresses');
  const [ingress] = links.ingressesOf(service);
  if (ingress !== undefined) {
    const route = ingress.routes.find(({ backend }) => backend.service === service.meta.name);
    ways.push(route?.host == null ? 'an Ingress' : `an Ingress for ${route.host}`);
  }
  return ways;
}

export function isOpen({ type }: Service): boolean {
  return type === 'LoadBalancer' || type === 'NodePort';
}
