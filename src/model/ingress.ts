import { isRecord, type JsonRecord, member, record, records, text, texts } from './json.ts';
import { readLoadBalancerAddresses } from './load-balancer.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { readPort } from './port.ts';

export interface Ingress extends KubernetesObject {
  /** `spec.ingressClassName`, else the old `kubernetes.io/ingress.class` annotation. */
  readonly className: string | null;
  readonly defaultBackend: IngressBackend | null;
  readonly routes: readonly IngressRoute[];
  readonly tls: readonly { readonly hosts: readonly string[]; readonly secretName: string | null }[];
  readonly loadBalancerAddresses: readonly string[];
}

export interface IngressRoute {
  /** `null` matches every host. */
  readonly host: string | null;
  readonly path: string | null;
  readonly pathType: string | null;
  readonly backend: IngressBackend;
}

/** A Service and its port by number or name; `service` is `null` where a custom resource is the backend. */
export interface IngressBackend {
  readonly service: string | null;
  readonly port: number | string | null;
}

export interface IngressClass extends KubernetesObject {
  readonly controller: string | null;
  readonly isDefault: boolean;
}

/** Every API version: `networking.k8s.io/v1`, and the backends of `v1beta1` and `extensions/v1beta1`. */
export function readIngress(raw: JsonRecord, meta: ObjectMeta): Ingress {
  const spec = record(raw.spec);
  const defaultBackend = readBackend(spec.defaultBackend) ?? readBackend(spec.backend);
  return {
    meta,
    className: text(spec.ingressClassName) ?? text(member(meta.annotations, 'kubernetes.io/ingress.class')),
    defaultBackend,
    routes: records(spec.rules).flatMap((rule) => readRoutes(rule, defaultBackend)),
    tls: records(spec.tls).map((entry) => ({
      hosts: texts(entry.hosts),
      secretName: text(entry.secretName),
    })),
    loadBalancerAddresses: readLoadBalancerAddresses(raw.status),
  };
}

export function readIngressClass(raw: JsonRecord, meta: ObjectMeta): IngressClass {
  return {
    meta,
    controller: text(record(raw.spec).controller),
    isDefault: member(meta.annotations, 'ingressclass.kubernetes.io/is-default-class') === 'true',
  };
}

/** A rule without paths sends its host's traffic to the default backend. */
function readRoutes(rule: JsonRecord, defaultBackend: IngressBackend | null): readonly IngressRoute[] {
  const host = text(rule.host);
  const paths = records(record(rule.http).paths);
  if (paths.length === 0) {
    return defaultBackend === null ? [] : [{ host, path: null, pathType: null, backend: defaultBackend }];
  }
  return paths.map((raw) => ({
    host,
    path: text(raw.path),
    pathType: text(raw.pathType),
    backend: readBackend(raw.backend) ?? { service: null, port: null },
  }));
}

function readBackend(value: unknown): IngressBackend | null {
  if (!isRecord(value)) return null;
  if (!isRecord(value.service))
    return { service: text(value.serviceName), port: readPort(value.servicePort) };
  const { name, port } = value.service;
  return { service: text(name), port: readPort(record(port).number) || text(record(port).name) };
}
