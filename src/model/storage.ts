import type { Condition } from './condition.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';
import type { NodeSelectorTerm } from './pod-spec.ts';
import type { LabelSelector } from './selector.ts';

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
