import { type JsonRecord, member, number, record, records, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';
import { by } from './order.ts';

/** Endpoints and EndpointSlices read into one shape; `service` names the Service they belong to. */
export interface Endpoints extends KubernetesObject {
  readonly service: string | null;
  readonly addresses: readonly EndpointAddress[];
  readonly ports: readonly EndpointPort[];
}

export interface EndpointAddress {
  readonly ip: string;
  /** Serves traffic: in `addresses` of a subset, or `conditions.ready` not false. */
  readonly ready: boolean;
  readonly nodeName: string | null;
  readonly target: ObjectReference | null;
}

export interface EndpointPort {
  readonly name: string | null;
  readonly port: number | null;
  readonly protocol: string;
}

/** Endpoints: they bear their Service's name. */
export function readEndpoints(raw: JsonRecord, meta: ObjectMeta): Endpoints {
  const subsets = records(raw.subsets);
  const addresses = (value: unknown, ready: boolean) =>
    records(value).flatMap(
      (address) => endpointAddress(text(address.ip), ready, text(address.nodeName), address, meta) ?? [],
    );
  return {
    meta,
    service: meta.name,
    addresses: distinctAddresses(
      subsets.flatMap((subset) => [
        ...addresses(subset.addresses, true),
        ...addresses(subset.notReadyAddresses, false),
      ]),
    ),
    ports: readPorts(subsets.flatMap((subset) => records(subset.ports))),
  };
}

/** EndpointSlice: its label says which Service it is a part of. */
export function readEndpointSlice(raw: JsonRecord, meta: ObjectMeta): Endpoints {
  return {
    meta,
    service: text(member(meta.labels, 'kubernetes.io/service-name')),
    addresses: distinctAddresses(
      records(raw.endpoints).flatMap((endpoint) => {
        // An endpoint's addresses all lead to the same place, and consumers use the first.
        const ip = texts(endpoint.addresses)[0] ?? null;
        // Unknown readiness counts as ready: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
        const ready = record(endpoint.conditions).ready !== false;
        const nodeName = text(endpoint.nodeName) ?? text(record(endpoint.topology)['kubernetes.io/hostname']);
        return endpointAddress(ip, ready, nodeName, endpoint, meta) ?? [];
      }),
    ),
    ports: readPorts(records(raw.ports)),
  };
}

function endpointAddress(
  ip: string | null,
  ready: boolean,
  nodeName: string | null,
  raw: JsonRecord,
  meta: ObjectMeta,
): EndpointAddress | null {
  if (ip === null || ip === '') return null;
  const { kind, name, namespace } = record(raw.targetRef);
  const targetKind = text(kind);
  const targetName = text(name);
  const target =
    targetKind === null || targetName === null
      ? null
      : { kind: targetKind, namespace: text(namespace) ?? meta.namespace, name: targetName };
  return { ip, ready, nodeName, target };
}

/** An address stands in one subset per set of ports; it is ready if it serves any of them. */
function distinctAddresses(addresses: readonly EndpointAddress[]): readonly EndpointAddress[] {
  const seen = new Map<string, EndpointAddress>();
  for (const address of addresses) {
    const key = addressKey(address);
    if (address.ready || !seen.has(key)) seen.set(key, address);
  }
  return [...seen.values()].toSorted(by(addressKey));
}

function addressKey({ ip, target }: EndpointAddress): string {
  return `${ip} ${target?.kind ?? ''} ${target?.namespace ?? ''} ${target?.name ?? ''}`;
}

function readPorts(ports: readonly JsonRecord[]): readonly EndpointPort[] {
  const seen = new Map<string, EndpointPort>();
  for (const raw of ports) {
    const port = { name: text(raw.name), port: number(raw.port), protocol: text(raw.protocol) ?? 'TCP' };
    seen.set(portKey(port), port);
  }
  return [...seen.values()].toSorted(by(portKey));
}

function portKey({ name, port, protocol }: EndpointPort): string {
  return `${name ?? ''} ${String(port ?? 0).padStart(5, '0')} ${protocol}`;
}
