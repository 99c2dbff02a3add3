import { flag, type JsonRecord, number, record, records, text, textMap, texts } from './json.ts';
import { readLoadBalancerAddresses } from './load-balancer.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { byCodeUnit } from './order.ts';
import { readPort } from './port.ts';
import type { Share } from './share.ts';

export interface Service extends KubernetesObject {
  readonly type: string;
  /** Empty when the Service has none: its endpoints are then managed by someone else. */
  readonly selector: Readonly<Record<string, string>>;
  /** `None` for headless Services. */
  readonly clusterIP: string | null;
  readonly externalIPs: readonly string[];
  readonly externalName: string | null;
  readonly externalTrafficPolicy: string | null;
  readonly publishNotReadyAddresses: boolean;
  readonly ports: readonly ServicePort[];
  /** Addresses or host names of `status.loadBalancer.ingress`. */
  readonly loadBalancerAddresses: readonly string[];
}

export interface ServicePort {
  readonly name: string | null;
  readonly port: number;
  readonly protocol: string;
  readonly targetPort: number | string | null;
  readonly nodePort: number | null;
}

export function readService(raw: JsonRecord, meta: ObjectMeta, share: Share): Service {
  const spec = record(raw.spec);
  return {
    meta,
    type: text(spec.type) ?? 'ClusterIP',
    selector: share(textMap(spec.selector)),
    clusterIP: text(spec.clusterIP),
    externalIPs: texts(spec.externalIPs).toSorted(byCodeUnit),
    externalName: text(spec.externalName),
    externalTrafficPolicy: text(spec.externalTrafficPolicy),
    publishNotReadyAddresses: flag(spec.publishNotReadyAddresses) ?? false,
    ports: records(spec.ports).flatMap((port) => readServicePort(port) ?? []),
    loadBalancerAddresses: readLoadBalancerAddresses(raw.status),
  };
}

function readServicePort(raw: JsonRecord): ServicePort | null {
  const port = number(raw.port);
  if (port === null) return null;
  return {
    name: text(raw.name),
    port,
    protocol: text(raw.protocol) ?? 'TCP',
    // Left out, it is the Service's own port. 0 is how old releases write "left out".
    targetPort: readPort(raw.targetPort) || port,
    nodePort: number(raw.nodePort) || null,
  };
}
