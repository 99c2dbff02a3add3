import { namespacedName } from '../../../model/object.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../model/storage.ts';
import { type Field, fields } from '../field.ts';
import { bytesText } from './amounts.ts';

export function claimFields(claim: PersistentVolumeClaim): readonly Field[] {
  return fields({
    'status.phase': claim.phase,
    'spec.storageClassName': claim.storageClassName,
    'spec.accessModes': claim.accessModes,
    'spec.volumeName': claim.volumeName,
    'spec.resources.requests.storage': size(claim.requestedBytes),
    'status.capacity.storage': size(claim.capacityBytes),
  });
}

export function volumeFields(volume: PersistentVolume): readonly Field[] {
  return fields({
    'status.phase': volume.phase,
    'status.reason': volume.reason,
    'spec.storageClassName': volume.storageClassName,
    'spec.capacity.storage': size(volume.capacityBytes),
    'spec.persistentVolumeReclaimPolicy': volume.reclaimPolicy,
    'spec.claimRef': volume.claim === null ? null : namespacedName(volume.claim),
  });
}

export function storageClassFields(one: StorageClass): readonly Field[] {
  return fields({
    provisioner: one.provisioner,
    default: one.isDefault,
    reclaimPolicy: one.reclaimPolicy,
    volumeBindingMode: one.volumeBindingMode,
    allowVolumeExpansion: one.allowVolumeExpansion,
    'parameters.numberOfReplicas': one.replicas,
  });
}

function size(bytes: number | null): string | null {
  return bytes === null ? null : bytesText(bytes);
}
