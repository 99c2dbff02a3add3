import type { Endpoints } from '../../../model/endpoints.ts';
import type { Ingress, IngressBackend, IngressClass } from '../../../model/ingress.ts';
import type { NetworkPolicy } from '../../../model/network-policy.ts';
import type { LabelSelector } from '../../../model/selector.ts';
import type { Service } from '../../../model/service.ts';
import { type Field, fields } from '../field.ts';
import { pairs } from './pod-template-fields.ts';

export function serviceFields(service: Service): readonly Field[] {
  return fields({
    'spec.type': service.type,
    'spec.selector': pairs(service.selector),
    'spec.ports': service.ports.map(
      ({ port, protocol, targetPort, nodePort }) =>
        `${port}${nodePort === null ? '' : `:${nodePort}`}/${protocol}→${targetPort}`,
    ),
    'spec.clusterIP': service.clusterIP,
    'spec.externalIPs': service.externalIPs,
    'spec.externalName': service.externalName,
    'spec.externalTrafficPolicy': service.externalTrafficPolicy,
    'status.loadBalancer.ingress': service.loadBalancerAddresses,
  });
}

/** How many there are: which ones changes with every pod. */
export function endpointsFields({ addresses }: Endpoints): readonly Field[] {
  const ready = addresses.filter((address) => address.ready).length;
  return fields({ 'addresses ready': ready, 'addresses not ready': addresses.length - ready });
}

export function ingressFields(ingress: Ingress): readonly Field[] {
  return fields({
    'spec.ingressClassName': ingress.className,
    'spec.defaultBackend': ingress.defaultBackend === null ? null : backendText(ingress.defaultBackend),
    'spec.rules': ingress.routes.map(
      ({ host, path, backend }) => `${host ?? '*'}${path ?? '/'}→${backendText(backend)}`,
    ),
    'spec.tls': ingress.tls.flatMap(({ hosts, secretName }) =>
      (hosts.length > 0 ? hosts : ['*']).map((host) => `${host}=${secretName ?? ''}`),
    ),
    'status.loadBalancer.ingress': ingress.loadBalancerAddresses,
  });
}

export function ingressClassFields({ controller, isDefault }: IngressClass): readonly Field[] {
  return fields({ 'spec.controller': controller, default: isDefault });
}

export function networkPolicyFields(policy: NetworkPolicy): readonly Field[] {
  return fields({
    'spec.podSelector': selectorText(policy.podSelector),
    'spec.policyTypes': policy.policyTypes,
    'spec.ingress': policy.ingress.map((rule) => JSON.stringify(rule)),
    'spec.egress': policy.egress.map((rule) => JSON.stringify(rule)),
  });
}

/** As kubectl prints it: `app=cart,tier in (web,api)`. */
export function selectorText({ matchLabels, matchExpressions }: LabelSelector): string {
  const expressions = matchExpressions.map(({ key, operator, values }) =>
    values.length === 0 ? `${key} ${operator}` : `${key} ${operator} (${values.join(',')})`,
  );
  return [...pairs(matchLabels), ...expressions].join(',');
}

function backendText({ service, port }: IngressBackend): string {
  return `${service ?? 'resource'}${port === null ? '' : `:${port}`}`;
}
