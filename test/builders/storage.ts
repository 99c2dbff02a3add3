import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../src/model/storage.ts';
import { clusterMeta, fieldsOf, GIBIBYTE, namespacedMeta, type Options } from './meta.ts';

/** 10 GiB of class `longhorn`, bound to volume `pvc-<name>`; `phase: 'Pending'` is bound to none. */
export function claim(name: string, options: Options<PersistentVolumeClaim> = {}): PersistentVolumeClaim {
  const { phase = 'Bound', requestedBytes = 10 * GIBIBYTE } = options;
  return {
    meta: namespacedMeta('v1', 'PersistentVolumeClaim', name, options),
    storageClassName: 'longhorn',
    accessModes: ['ReadWriteOnce'],
    volumeName: phase === 'Pending' ? null : `pvc-${name}`,
    volumeMode: 'Filesystem',
    capacityBytes: phase === 'Pending' ? null : requestedBytes,
    selector: null,
    conditions: [],
    ...fieldsOf(options),
    phase,
    requestedBytes,
  };
}

/** 10 GiB of class `longhorn`, bound to no claim of ours unless `claim` says so. */
export function volume(name: string, options: Options<PersistentVolume> = {}): PersistentVolume {
  return {
    meta: clusterMeta('v1', 'PersistentVolume', name, options),
    phase: 'Bound',
    storageClassName: 'longhorn',
    capacityBytes: 10 * GIBIBYTE,
    accessModes: ['ReadWriteOnce'],
    reclaimPolicy: 'Delete',
    volumeMode: 'Filesystem',
    claim: null,
    type: 'csi',
    driver: 'driver.longhorn.io',
    nodeAffinity: [],
    reason: null,
    ...fieldsOf(options),
  };
}

/** Provisions at once, and is not the default, unless said otherwise. */
export function storageClass(name: string, options: Options<StorageClass> = {}): StorageClass {
  return {
    meta: clusterMeta('storage.k8s.io/v1', 'StorageClass', name, options),
    provisioner: 'driver.longhorn.io',
    isDefault: false,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
    replicas: null,
    ...fieldsOf(options),
  };
}
