import type { EndpointAddress, Endpoints } from '../../src/model/endpoints.ts';
import type { Ingress, IngressClass, IngressRoute } from '../../src/model/ingress.ts';
import type { NetworkPolicy } from '../../src/model/network-policy.ts';
import { reference } from '../../src/model/object.ts';
import type { Pod } from '../../src/model/pod.ts';
import type { Service, ServicePort } from '../../src/model/service.ts';
import { clusterMeta, fieldsOf, namespacedMeta, type Options } from './meta.ts';

export interface ServiceOptions extends Omit<Options<Service>, 'ports'> {
  readonly ports?: readonly (Partial<ServicePort> & { readonly port: number })[];
}

/** A ClusterIP Service on port 80 for pods labelled `app: <name>`, unless said otherwise. */
export function service(name: string, options: ServiceOptions = {}): Service {
  const { ports = [{ name: 'http', port: 80, targetPort: 8080 }], ...rest } = options;
  return {
    meta: namespacedMeta('v1', 'Service', name, options),
    type: 'ClusterIP',
    selector: { app: name },
    clusterIP: '10.43.0.20',
    externalIPs: [],
    externalName: null,
    externalTrafficPolicy: null,
    publishNotReadyAddresses: false,
    loadBalancerAddresses: [],
    ...fieldsOf(rest),
    ports: ports.map((one) => ({
      name: null,
      protocol: 'TCP',
      targetPort: one.port,
      nodePort: null,
      ...one,
    })),
  };
}

/** What the endpoints controller makes of a Service and its pods. */
export function endpointsFor(
  target: Service,
  pods: readonly Pod[],
  options: Options<Endpoints> = {},
): Endpoints {
  const { namespace, name } = target.meta;
  return {
    meta: namespacedMeta('v1', 'Endpoints', name, { namespace, ...options }),
    ...behind(target, pods),
    ...fieldsOf(options),
  };
}

/** The same as an EndpointSlice. */
export function endpointSliceFor(
  target: Service,
  pods: readonly Pod[],
  options: Options<Endpoints> = {},
): Endpoints {
  const { namespace, name } = target.meta;
  const labels = { 'kubernetes.io/service-name': name };
  return {
    meta: namespacedMeta('discovery.k8s.io/v1', 'EndpointSlice', `${name}-k7v2p`, {
      namespace,
      labels,
      ...options,
    }),
    ...behind(target, pods),
    ...fieldsOf(options),
  };
}

export interface IngressOptions extends Options<Ingress> {
  readonly host?: string | null;
  /** The Service behind path `/`; named like the Ingress otherwise. */
  readonly service?: string;
  readonly port?: number | string;
}

/** Routes `<name>.example.org` to port 80 of the Service of its name, with TLS, unless said otherwise. */
export function ingress(name: string, options: IngressOptions = {}): Ingress {
  const { host = `${name}.example.org`, service: backend = name, port = 80, ...rest } = options;
  return {
    meta: namespacedMeta('networking.k8s.io/v1', 'Ingress', name, options),
    className: 'traefik',
    defaultBackend: null,
    routes: [route({ host, backend: { service: backend, port } })],
    tls: host === null ? [] : [{ hosts: [host], secretName: `${name}-tls` }],
    loadBalancerAddresses: ['192.168.1.240'],
    ...fieldsOf(rest),
  };
}

export function route(options: Partial<IngressRoute> & Pick<IngressRoute, 'backend'>): IngressRoute {
  return { host: null, path: '/', pathType: 'Prefix', ...options };
}

export function ingressClass(name: string, options: Options<IngressClass> = {}): IngressClass {
  return {
    meta: clusterMeta('networking.k8s.io/v1', 'IngressClass', name, options),
    controller: `${name}.io/ingress-controller`,
    isDefault: true,
    ...fieldsOf(options),
  };
}

/** Denies all ingress to every pod of the namespace, unless said otherwise. */
export function networkPolicy(name: string, options: Options<NetworkPolicy> = {}): NetworkPolicy {
  return {
    meta: namespacedMeta('networking.k8s.io/v1', 'NetworkPolicy', name, options),
    podSelector: { matchLabels: {}, matchExpressions: [] },
    policyTypes: ['Ingress'],
    ingress: [],
    egress: [],
    ...fieldsOf(options),
  };
}

function behind(target: Service, pods: readonly Pod[]): Omit<Endpoints, 'meta'> {
  return {
    service: target.meta.name,
    addresses: pods.flatMap((pod) => addressOf(pod) ?? []),
    ports: target.ports.map(({ name, targetPort, protocol }) => ({
      name,
      port: typeof targetPort === 'number' ? targetPort : 8080,
      protocol,
    })),
  };
}

function addressOf(pod: Pod): EndpointAddress | null {
  if (pod.podIP === null) return null;
  const ready = pod.conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  return { ip: pod.podIP, ready, nodeName: pod.nodeName, target: reference(pod) };
}
