import { type Condition, readConditions } from './condition.ts';
import { type Resources, readResources } from './container.ts';
import { count, flag, type JsonRecord, record, records, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { by, byCodeUnit } from './order.ts';

export interface Node extends KubernetesObject {
  /** As kubectl's ROLES column: `control-plane`, `worker`, ...; sorted. */
  readonly roles: readonly string[];
  readonly unschedulable: boolean;
  readonly taints: readonly Taint[];
  readonly conditions: readonly Condition[];
  readonly capacity: Resources;
  readonly allocatable: Resources;
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  readonly podCIDRs: readonly string[];
  readonly providerID: string | null;
  readonly info: NodeInfo;
  readonly images: readonly NodeImage[];
}

export interface NodeInfo {
  readonly kubeletVersion: string | null;
  readonly containerRuntimeVersion: string | null;
  readonly kernelVersion: string | null;
  readonly osImage: string | null;
  readonly operatingSystem: string | null;
  readonly architecture: string | null;
}

export interface NodeImage {
  readonly names: readonly string[];
  readonly bytes: number;
}

export interface Taint {
  readonly key: string;
  readonly value: string | null;
  readonly effect: string;
}

export function readNode(raw: JsonRecord, meta: ObjectMeta): Node {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const podCIDRs = texts(spec.podCIDRs);
  return {
    meta,
    roles: roles(meta.labels),
    unschedulable: flag(spec.unschedulable) ?? false,
    taints: readTaints(spec.taints),
    conditions: readConditions(status.conditions),
    capacity: readResources(status.capacity),
    allocatable: readResources(status.allocatable),
    addresses: readAddresses(status.addresses),
    // The first is the node's primary family.
    podCIDRs: podCIDRs.length > 0 ? podCIDRs : texts([text(spec.podCIDR)]),
    providerID: text(spec.providerID),
    info: readInfo(record(status.nodeInfo)),
    images: readImages(status.images),
  };
}

/** As kubectl's `findNodeRoles`: the label names after `node-role.kubernetes.io/`, and the value of the older label. */
function roles(labels: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.entries(labels).map(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) return key.slice(ROLE_PREFIX.length);
    return key === 'kubernetes.io/role' ? value : '';
  });
  return [...new Set(names)].filter((name) => name !== '').toSorted(byCodeUnit);
}

const ROLE_PREFIX = 'node-role.kubernetes.io/';

function readTaints(value: unknown): readonly Taint[] {
  return records(value)
    .map((raw) => ({ key: text(raw.key) ?? '', value: text(raw.value), effect: text(raw.effect) ?? '' }))
    .toSorted(by(({ key, effect }) => `${key}:${effect}`));
}

function readAddresses(value: unknown): Node['addresses'] {
  return records(value).flatMap((raw) => {
    const type = text(raw.type);
    const address = text(raw.address);
    return type === null || address === null ? [] : [{ type, address }];
  });
}

function readInfo(raw: JsonRecord): NodeInfo {
  return {
    kubeletVersion: text(raw.kubeletVersion),
    containerRuntimeVersion: text(raw.containerRuntimeVersion),
    kernelVersion: text(raw.kernelVersion),
    osImage: text(raw.osImage),
    operatingSystem: text(raw.operatingSystem),
    architecture: text(raw.architecture),
  };
}

/** Largest first, as the kubelet lists them. */
function readImages(value: unknown): readonly NodeImage[] {
  return records(value)
    .map((raw) => ({ names: texts(raw.names).toSorted(byCodeUnit), bytes: count(raw.sizeBytes) }))
    .toSorted((a, b) => b.bytes - a.bytes || by<NodeImage>(({ names }) => names.join(' '))(a, b));
}
