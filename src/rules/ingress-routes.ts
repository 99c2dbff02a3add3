import type { Ingress, IngressBackend } from '../model/ingress.ts';
import { apiGroup } from '../model/kinds.ts';

/** One Service an Ingress sends requests to, and which requests. */
export interface IngressTarget {
  readonly service: string;
  readonly port: number | string | null;
  /** `cart.example.org/api`; `*` where no host is named, `the default backend` for what no route takes. */
  readonly addresses: readonly string[];
}

/** By Service and port, in the order of the routes; backends that are no Service are left out. */
export function ingressTargets(ingress: Ingress): readonly IngressTarget[] {
  const targets = new Map<string, { service: string; port: number | string | null; addresses: string[] }>();
  const add = ({ service, port }: IngressBackend, address: string) => {
    if (service === null || port === USE_ANNOTATION) return;
    const key = `${service}:${port}`;
    const target = targets.get(key) ?? { service, port, addresses: [] };
    targets.set(key, target);
    if (!target.addresses.includes(address)) target.addresses.push(address);
  };
  for (const { host, path, backend } of ingress.routes)
    add(backend, `${host ?? '*'}${path === '/' ? '' : (path ?? '')}`);
  if (ingress.defaultBackend !== null) add(ingress.defaultBackend, DEFAULT_BACKEND);
  return [...targets.values()];
}

/** Where the names of the backends' Services stand, for all routes at once; older APIs spell it otherwise. */
export function servicePath(ingress: Ingress, target: IngressTarget): string {
  return backendPath(ingress, target, 'service.name', 'serviceName');
}

export function portPath(ingress: Ingress, target: IngressTarget): string {
  return backendPath(ingress, target, 'service.port', 'servicePort');
}

/** What the AWS Load Balancer Controller writes for a backend that an annotation describes: no Service is meant. */
const USE_ANNOTATION = 'use-annotation';
const DEFAULT_BACKEND = 'the default backend';

function backendPath(ingress: Ingress, { addresses }: IngressTarget, now: string, before: string): string {
  const { apiVersion } = ingress.meta;
  const old = apiGroup(apiVersion) === 'extensions' || apiVersion.endsWith('beta1');
  if (addresses.length === 1 && addresses[0] === DEFAULT_BACKEND) {
    return old ? `spec.backend.${before}` : `spec.defaultBackend.${now}`;
  }
  return `spec.rules[*].http.paths[*].backend.${old ? before : now}`;
}
