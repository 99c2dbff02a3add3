import { type Condition, readConditions } from './condition.ts';
import { isRecord, type JsonRecord, member, number, record, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';
import { byCodeUnit } from './order.ts';
import type { NodeSelectorTerm } from './pod-spec.ts';
import { parseQuantity } from './quantity.ts';
import { readNodeSelectorTerms } from './scheduling.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';

export interface PersistentVolumeClaim extends KubernetesObject {
  readonly phase: string;
  /** `null`: the default class was asked for; empty string: no class, static binding only. */
  readonly storageClassName: string | null;
  readonly accessModes: readonly string[];
  readonly volumeName: string | null;
  readonly volumeMode: string | null;
  readonly requestedBytes: number | null;
  readonly capacityBytes: number | null;
  readonly selector: LabelSelector | null;
  readonly conditions: readonly Condition[];
}

export interface PersistentVolume extends KubernetesObject {
  readonly phase: string;
  readonly storageClassName: string | null;
  readonly capacityBytes: number | null;
  readonly accessModes: readonly string[];
  readonly reclaimPolicy: string | null;
  readonly volumeMode: string | null;
  readonly claim: ObjectReference | null;
  /** `nfs`, `csi`, `hostPath`, `local`, ... */
  readonly type: string;
  /** The CSI driver. */
  readonly driver: string | null;
  readonly nodeAffinity: readonly NodeSelectorTerm[];
  readonly reason: string | null;
}

export interface StorageClass extends KubernetesObject {
  readonly provisioner: string | null;
  readonly isDefault: boolean;
  readonly reclaimPolicy: string | null;
  readonly volumeBindingMode: string | null;
  readonly allowVolumeExpansion: boolean;
  /** Longhorn's `numberOfReplicas`, where set. */
  readonly replicas: number | null;
}

/** Without a status it is `Pending`, as the API server would have it. The access modes granted, else those asked for. */
export function readPersistentVolumeClaim(
  raw: JsonRecord,
  meta: ObjectMeta,
  share: Share,
): PersistentVolumeClaim {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const granted = accessModes(status.accessModes);
  return {
    meta,
    phase: text(status.phase) ?? 'Pending',
    storageClassName: className(spec, meta),
    accessModes: share(granted.length > 0 ? granted : accessModes(spec.accessModes)),
    volumeName: text(spec.volumeName),
    volumeMode: text(spec.volumeMode) ?? 'Filesystem',
    requestedBytes: parseQuantity(record(record(spec.resources).requests).storage),
    capacityBytes: parseQuantity(record(status.capacity).storage),
    selector: share(readLabelSelector(spec.selector)),
    conditions: readConditions(status.conditions),
  };
}

/** `type` is `unknown` where no volume source is recognised. */
export function readPersistentVolume(raw: JsonRecord, meta: ObjectMeta, share: Share): PersistentVolume {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    meta,
    phase: text(status.phase) ?? 'Pending',
    storageClassName: text(className(spec, meta)),
    capacityBytes: parseQuantity(record(spec.capacity).storage),
    accessModes: share(accessModes(spec.accessModes)),
    reclaimPolicy: text(spec.persistentVolumeReclaimPolicy) ?? 'Retain',
    volumeMode: text(spec.volumeMode) ?? 'Filesystem',
    claim: readClaim(spec.claimRef),
    type: VOLUME_SOURCES.find((source) => isRecord(spec[source])) ?? 'unknown',
    driver: text(record(spec.csi).driver),
    nodeAffinity: share(readNodeSelectorTerms(record(spec.nodeAffinity).required)),
    reason: text(status.reason),
  };
}

export function readStorageClass(raw: JsonRecord, meta: ObjectMeta): StorageClass {
  return {
    meta,
    provisioner: text(raw.provisioner),
    isDefault: DEFAULT_CLASS.some((key) => member(meta.annotations, key) === 'true'),
    reclaimPolicy: text(raw.reclaimPolicy) ?? 'Delete',
    volumeBindingMode: text(raw.volumeBindingMode) ?? 'Immediate',
    allowVolumeExpansion: raw.allowVolumeExpansion === true,
    replicas: wholeNumber(record(raw.parameters).numberOfReplicas),
  };
}

const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** The members of PersistentVolumeSource. */
const VOLUME_SOURCES = [
  'csi',
  'nfs',
  'hostPath',
  'local',
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'glusterfs',
  'iscsi',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
];

/** kubectl lists access modes in this order, each once. */
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

function accessModes(value: unknown): readonly string[] {
  const modes = new Set(texts(value));
  const others = [...modes].filter((mode) => !ACCESS_MODES.includes(mode));
  return [...ACCESS_MODES.filter((mode) => modes.has(mode)), ...others.toSorted(byCodeUnit)];
}

/** The old annotation wins, as in Kubernetes' own `GetPersistentVolumeClaimClass`; empty there means empty. */
function className(spec: JsonRecord, meta: ObjectMeta): string | null {
  const name = member(meta.annotations, 'volume.beta.kubernetes.io/storage-class') ?? spec.storageClassName;
  return typeof name === 'string' ? name : null;
}

function readClaim(value: unknown): ObjectReference | null {
  const { kind, namespace, name } = record(value);
  const claimed = text(name);
  if (claimed === null) return null;
  return { kind: text(kind) ?? 'PersistentVolumeClaim', namespace: text(namespace), name: claimed };
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : number(value);
}
